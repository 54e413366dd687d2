import { Playbook } from '../../src/domain/playbook/playbook.ts'
import { pathInLayer, withoutLayers } from '../../src/domain/playbook/without-layers.ts'
import { carriedIn } from '../../src/publish/carried/carried.ts'
import { stripped } from '../../src/publish/carried/strip.ts'
import { candidatesOf } from '../../src/publish/proof/needles.ts'
import { readMdx } from '../../src/workspace/mdx.ts'
import { places, unreadFiles } from '../carried-files.ts'
import { entry } from '../minimal-playbook.ts'

const secret = 'Quillfeather opens at seven'
const bare = /^(?:PNG|JPEG|GIF|WebP)|^SVG (?:metadata|comment|file|data)/

/** Looks for a fault of the readers of files, and of what keeps layers and space from telling; the first case that sees it. */
export function carriedKillers(): { door?: string } {
  for (const [name, { file }] of Object.entries(places)) {
    const bytes = file(secret)
    if (!carriedIn(bytes).said.some(({ text }) => text.includes(secret))) return { door: name }
    if (!bare.test(name)) continue
    const left = carriedIn(stripped(bytes) ?? bytes)
    if (left.said.length + left.unread.length > 0) return { door: `${name}, stripped` }
  }
  for (const [name, { file, why }] of Object.entries(unreadFiles))
    if (!why.test(carriedIn(file()).unread.join('; '))) return { door: name }
  if ([...candidatesOf({ text: 'zz-2197', isValue: true })].length === 0) return { door: 'a name in parts' }
  const of = { ...entry('term', 'a', { term: 'A', meaning: 'B.' }), file: 'ground/content/glossary.yaml' }
  if (withoutLayers(new Playbook([of])).entries[0]?.at().file !== pathInLayer(of.file))
    return { door: 'a layer' }
  const body = (end: string) => readMdx(`---\na: b\n---\n\nWords.${end}`, 'a.mdx').body?.text
  return body('\n') === body('\n\n\n') ? {} : { door: 'space behind a text' }
}
