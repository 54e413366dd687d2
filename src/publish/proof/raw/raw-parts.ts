import type { Position } from '../../../domain/playbook/problem.ts'
import type { Network } from '../../../model/network.ts'
import type { Scheme } from '../../../model/scheme.ts'
import { clearanceOf, type LineJudge, markTest } from './clearance.ts'
import { orphanSpans } from './orphans.ts'
import { linesOf, markedSpans, type Span } from './spans.ts'
import { keySpans } from './yaml-spans.ts'

/** A file of a workspace as it was written. */
export interface RawFile {
  /** Its path below the root of its layer. */
  path: string
  text: string
  /** Which root it is of. */
  root: number
  /** What the site calls it: `high/environments/il6/notices.yaml`. */
  file: string
}

/** Lines of a file that are withheld, the first and the last among them. */
export interface CoveredLines {
  file: string
  from: number
  to: number
}

/** A text as the proof compares it, with the place it was written at. */
export interface RawPiece {
  text: string
  at: () => Position
  isValue: boolean
}

/**
 * Parts the files of a workspace by what their marks say, read off the raw text by lines, indentation and tags alone:
 * a second opinion, which shares no code with what makes the release. It errs to the higher. What environments and
 * references withhold it does not know; the typed reading does.
 */
export function rawParts(
  files: readonly RawFile[],
  network: Pick<Network, 'holds' | 'audience'>,
  scheme: Scheme,
): { released: { text: string }[]; withheld: RawPiece[]; covered: CoveredLines[] } {
  const judge = { isAbove: clearanceOf(network, scheme), isMark: markTest(scheme) }
  const read = files.map((file) => ({ file, ...readFile(file, judge) }))
  // A layer, and an environment, mark what stands in them.
  const homes = read.filter(({ isWhole }) => isWhole).map(({ file }) => file)
  const released: { text: string }[] = []
  const withheld: RawPiece[] = []
  const covered: CoveredLines[] = []
  for (const { file, spans, isWhole } of read) {
    const isAll = isWhole || homes.some((home) => isHomeOf(home, file))
    if (isAll) withheld.push(nameOf(file))
    // What a layer above replaces has the same name. Files of several entries have no name of an entry.
    else if (/\.mdx$|\/environment\.yaml$/.test(file.path)) released.push(nameOf(file))
    const united = isAll ? [{ start: 0, end: file.text.length }] : unite(spans)
    let from = 0
    for (const { start, end } of united) {
      released.push({ text: file.text.slice(from, start) })
      withheld.push(...piecesIn(file, start, end, judge))
      covered.push({ file: file.file, from: lineAt(file.text, start), to: lineAt(file.text, end) })
      from = end
    }
    released.push({ text: file.text.slice(from) })
  }
  return { released, withheld, covered }
}

const lineAt = (text: string, place: number) => text.slice(0, place).split('\n').length

function isHomeOf(home: RawFile, file: RawFile): boolean {
  if (home.root !== file.root) return false
  if (home.path === 'layer.yaml') return true
  const [, folder] = /^(environments\/[^/]+\/)environment\.ya?ml$/.exec(home.path) ?? []
  return folder !== undefined && file.path.startsWith(folder)
}

function readFile({ path, text }: RawFile, judge: LineJudge): { spans: Span[]; isWhole: boolean } {
  if (!path.endsWith('.mdx')) {
    const keys = keySpans(text, judge)
    return { ...keys, spans: withOrphans(text, [...keys.spans, ...markedSpans(text, judge)], true) }
  }
  const front = /^---[ \t]*\r?\n[\s\S]*?^---[ \t]*$/m.exec(text)?.[0] ?? ''
  const keys = keySpans(front, judge)
  const rest = text.slice(front.length)
  // The page's own marking has the list that an abbreviated caveat stands for; one that is not plain has none.
  const [, page = ''] = /^["']?marking["']?[ \t]*:[ \t]*([^\r\n]*)/m.exec(front) ?? []
  const portions = {
    ...judge,
    isAbove: (mark: string) => judge.isAbove(mark, page.replace(/\s#.*$/, '') || undefined),
  }
  const body = withOrphans(rest, markedSpans(rest, portions), false).map(({ start, end }) => ({
    start: start + front.length,
    end: end + front.length,
  }))
  const head = withOrphans(front, [...keys.spans, ...markedSpans(front, portions)], true)
  return { ...keys, spans: [...head, ...body] }
}

const withOrphans = (text: string, spans: Span[], isYaml: boolean) => [
  ...spans,
  ...orphanSpans(text, spans, isYaml),
]

/** The name of a file is an id; of an environment, that of its folder. */
function nameOf({ path, file }: RawFile): RawPiece {
  const [, folder, name = ''] = /([^/]*)\/?([^/]*)\.\w+$/.exec(path) ?? []
  const text = name === 'environment' ? (folder ?? name) : name
  return { text, at: () => ({ file, line: 1, col: 1 }), isValue: true }
}

function unite(spans: readonly Span[]): Span[] {
  const united: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = united.at(-1)
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end)
    else united.push({ ...span })
  }
  return united
}

const beginning = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)]|#{1,6}|\|)[ \t]+)*/
const field = /^["']?[\w-]+["']?[ \t]*:(?:[ \t]+|$)(?:[|>][-+\d]*[ \t]*$)?/
const parenthesis = /\(([^()]{1,200})\)/g
const tags = /<\/?[A-Za-z][\w.]*/g

/** What a stretch says, parted where a new field, item or paragraph begins. */
function* piecesIn(
  { file, text }: RawFile,
  start: number,
  end: number,
  { isMark }: LineJudge,
): Generator<RawPiece> {
  const before = text.slice(0, start)
  const line = before.split('\n').length
  const col = start - (before.lastIndexOf('\n') + 1) + 1
  let words = ''
  let first = 0
  const flush = function* (): Generator<RawPiece> {
    const said = words
      .replace(parenthesis, (whole, inside: string) => (isMark(inside) ? ' ' : whole))
      .replace(tags, ' ')
    const place = { file, line: line + first, col: first === 0 ? col : 1 }
    if (/[\p{L}\p{N}]/u.test(said)) yield { text: said, at: () => place, isValue: true }
    words = ''
  }
  for (const [i, { text: written }] of linesOf(text.slice(start, end)).entries()) {
    const rest = written.replace(beginning, '')
    const isNew = /^[ \t>]*$/.test(written) || rest.length < written.trimStart().length || field.test(rest)
    if (isNew) {
      yield* flush()
      first = i
    }
    if (rest.startsWith('#') || /^["']?marking["']?[ \t]*:/.test(rest)) continue
    // Keys of maps are names that authors gave. Those of the model are words of the generator, and not looked for.
    const [key = ''] = field.exec(rest) ?? []
    if (key !== '') {
      const place = { file, line: line + i, col: 1 }
      yield { text: key, at: () => place, isValue: true }
    }
    if (words.trim() === '') first = i
    words += ` ${rest.slice(key.length).replace(/(?:^|\s)#\s.*$/, '')}`
  }
  yield* flush()
}
