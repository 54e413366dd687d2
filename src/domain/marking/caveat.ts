import type { Scheme } from '../../model/scheme.ts'
import { compare } from '../playbook/problem.ts'
import { expand, trigraphs } from './nations.ts'
import { needLevel, split, type Word, type WordReader } from './words.ts'

/** Which caveat a word is, if it says who may have the item rather than naming a control. */
export function caveatKind(
  { text }: Word,
  { scheme, form }: WordReader,
): 'noForeign' | 'releasable' | undefined {
  if (text === scheme.noForeign?.[form]) return 'noForeign'
  if (form === 'portion' && isAbbreviated(text, scheme)) return 'releasable'
  const list = scheme.releasable?.[form]
  return list !== undefined && `${text} `.startsWith(`${list} `) ? 'releasable' : undefined
}

/** Whether a word of a portion stands for the list of nations that its page has: `REL`. */
export const isAbbreviated = (text: string, { releasable }: Scheme): boolean =>
  releasable?.abbreviated !== undefined && text === releasable.abbreviated

/** The nations of `NOFORN` or `REL TO …`, in order; undefined where the list cannot be read. */
export function readCaveat(word: Word, reader: WordReader): readonly string[] | undefined {
  const { scheme, form, fault } = reader
  const { noForeign, releasable, owner } = scheme
  if (noForeign && word.text === noForeign[form]) {
    needLevel(reader, word, noForeign.from)
    return owner === undefined ? [] : [owner]
  }
  needLevel(reader, word, releasable?.from)
  if (form === 'portion' && isAbbreviated(word.text, scheme)) {
    if (!reader.pageNations) {
      const message = `"${word.text}" stands for the list of a page, and the page's own marking has none`
      fault(word, message, `write the list out, or give the page its own ${releasable?.banner}`)
    }
    return reader.pageNations
  }
  const skipped = (releasable?.[form].length ?? 0) + 1
  const names = split({ text: word.text.slice(skipped), offset: word.offset + skipped }, ', ')
  for (const [i, name] of names.entries()) checkName(name, names.slice(0, i), reader)
  const texts = names.map((name) => name.text)
  const nations = expand(texts, scheme)
  if (nations?.length === 1 && texts[0] === owner) {
    fault(word, `a list of ${owner} alone releases to nobody`, `write ${noForeign?.[form]}, or add a nation`)
  }
  return nations
}

/** The owner, then trigraphs, then tetragraphs, each by the alphabet. */
function checkName(name: Word, before: readonly Word[], { scheme, fault }: WordReader) {
  const { owner = '', groups } = scheme
  const last = before.at(-1)
  if (last === undefined) {
    const fix = `write ${owner} first, and ", " between names`
    if (name.text !== owner) fault(name, `the list does not begin with ${owner}`, fix)
    return
  }
  const valid = new Set([...Object.values(groups).flat(), ...trigraphs(scheme), ...Object.keys(groups)])
  const rank = ({ text }: Word) => (text === owner ? '' : `${text.length}${text}`)
  if (!valid.has(name.text)) {
    // No nation is proposed: one letter is another nation, and that nation may not have it.
    const fix = `write trigraphs or ${Object.keys(groups).join(', ')}, with ", " between them`
    fault(name, `"${name.text}" is no nation or group of the scheme`, fix)
  } else if (before.some((b) => b.text === name.text)) {
    fault(name, `"${name.text}" is listed twice`, 'write it once')
  } else if (compare(rank(last), rank(name)) > 0) {
    const fix = `write ${owner}, then trigraphs, then tetragraphs, each by the alphabet`
    fault(name, `"${name.text}" is out of order`, fix)
  }
}
