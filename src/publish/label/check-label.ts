import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { Parser } from 'htmlparser2'
import { encode, sha256 } from '../bundle/bytes.ts'
import type { Description } from '../bundle/description.ts'
import { type BundleFinding, NoBundleError } from '../verify/finding.ts'
import { labelOf, labelPath } from './label-of.ts'
import { labelNames, renderLabel } from './render-label.ts'

/** More than any label has. */
const maxBytes = 100_000

/** The label to be written beside an archive, by its path; nothing where the network asks for none. */
export function labelBeside(
  description: Description,
  path: string,
  archive: Uint8Array,
): ReadonlyMap<string, Uint8Array> {
  const label = labelOf(description, path, sha256(archive))
  return new Map(label ? [[labelPath(path), encode(renderLabel(label))]] : [])
}

/**
 * What is wrong with the label beside an archive: it is not there though the network asks for one, or it is there and
 * says something else than the bundle, of this or another archive. What is no label, or one of another version, is no
 * finding but wrong input: throws NoBundleError.
 */
export function checkLabel(path: string, archive: Uint8Array, description: Description): BundleFinding[] {
  const beside = labelPath(path)
  const name = basename(beside)
  const finding = (message: string): BundleFinding[] => [{ code: 'label', message }]
  if (!existsSync(beside))
    return description.label
      ? finding(`${name} is not beside the archive, and the network asks for a label`)
      : []
  if (!statSync(beside).isFile() || statSync(beside).size > maxBytes)
    throw new NoBundleError(`${beside}: is no label`)
  const text = readFileSync(beside, 'utf8')
  const fault = shapeFault(text)
  if (fault) throw new NoBundleError(`${beside}: is no label that this version reads: ${fault}`)
  const label = labelOf(description, path, sha256(archive))
  if (!label) return finding(`${name} is beside the archive, and the network asks for no label`)
  return text === renderLabel(label) ? [] : finding(`${name} does not say what the bundle says of itself`)
}

const inside = 'mb:BindingInformation mb:MetadataBindingContainer mb:MetadataBinding'
const labelled = 'mb:Metadata slab:originatorConfidentialityLabel'
/** What every label has, by its path. */
const parts = [
  `${inside} ${labelled} slab:ConfidentialityInformation slab:PolicyIdentifier`,
  `${inside} ${labelled} slab:ConfidentialityInformation slab:Classification`,
  `${inside} mb:DataReference ds:Reference ds:DigestValue`,
]

/** Why a text is not of the shape of a label; undefined where it is. */
function shapeFault(text: string): string | undefined {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return 'it declares what it is made of'
  const open: string[] = []
  const seen = new Set<string>()
  const names: Record<string, string> = {}
  let isBroken = false
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => {
        open.push(tag)
        seen.add(open.join(' '))
        for (const [attribute, value] of Object.entries(attributes))
          if (attribute.startsWith('xmlns')) names[attribute] = value
      },
      onclosetag: (tag) => {
        if (open.pop() !== tag) isBroken = true
      },
    },
    { xmlMode: true },
  )
  parser.write(text)
  // At the end of a text what is open would be closed.
  isBroken ||= open.length > 0
  parser.end()
  if (isBroken) return 'its elements do not close'
  const { label, binding, digest } = labelNames
  for (const [prefix, name] of Object.entries({ mb: binding, slab: label, ds: digest }))
    if (names[`xmlns:${prefix}`] !== name) return `it is not written in ${name}`
  const missing = parts.find((part) => !seen.has(part))
  return missing === undefined ? undefined : `it has no ${missing.split(' ').at(-1)}`
}
