import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Markings } from '../domain/marking/effective.ts'
import { wholeMarking } from '../domain/marking/parts.ts'
import { describe } from '../domain/marking/print.ts'
import type { Entry, Playbook } from '../domain/playbook/playbook.ts'
import type { Position, Problem } from '../domain/playbook/problem.ts'
import { componentsIn } from '../domain/text/components.ts'
import type { EditionChanges } from '../model/edition.ts'
import type { EditionName } from '../model/edition-name.ts'
import type { SiteProfile } from '../model/profile.ts'
import type { Kind } from '../model/registry.ts'
import { parseProse } from './mdx.ts'
import { runnablePlace } from './runnable.ts'

/** What a build knows beyond the entries. */
export interface StagedEdition {
  /** The day everything relative is computed for. */
  asOf: string
  /** Names the content: a commit, or what `--revision` says; absent where there is neither. */
  revision?: string
  /** The network it is made for. */
  network: string
  /** The door that it goes through; absent where it is the whole. */
  profile?: Exclude<SiteProfile, 'whole'>
  /** The edition that it comes after, where one is named. */
  predecessor?: EditionName
  /** The version of Fieldbook that makes it. */
  generator: string
  /** The stylesheet with the scheme's colours, as a site address. */
  markings: string
  /** The stylesheet with the playbook's own look, as a site address; absent where it has none. */
  look?: string
  /** The folder `extend/` of the base, where components of the organisation's own are loaded from. */
  extend?: string
  /** The classic scripts by name, as site addresses. */
  scripts: Record<string, string>
  /** Addresses of the pages that say that something is withheld from them; see `domain/marking/said.ts`. */
  withheld?: readonly string[]
  /** The zone in which moments are shown; `stageOf` takes it from the configuration. */
  timeZone?: string
  /** Whether the site has an icon of its own, `favicon.svg`; `stageOf` finds out. */
  icon?: boolean
  /** Whether it is shown while being edited; a build is for good. */
  editing: boolean
  /** Problems to show while editing; empty in a build. */
  problems: readonly Problem[]
}

/** An entry as it is handed to Astro: plain data. */
export interface StagedEntry {
  kind: Kind
  id: string
  environment?: string
  layer: string
  file: string
  at: Position
  data: unknown
  /** The highest marking of anything in it, portions included. */
  banner: string
  /** The text of an MDX entry. */
  body?: string
}

/** All that pages are made from. */
export interface Stage {
  edition: StagedEdition
  /** In the order of the playbook. */
  entries: StagedEntry[]
  /** What is otherwise than in the edition before it, where one is known. */
  since?: EditionChanges
}

const stageFile = 'playbook.json'

/** The environment variable through which Astro's side learns where the stage is. */
export const stageVariable = 'FIELDBOOK_STAGE'

/**
 * What Astro may see: the entries of a release and nothing else. A text that could run is not handed on: while
 * editing its problems stand in its place, and a build, whose text was checked before, throws.
 */
export function stageOf(playbook: Playbook, edition: StagedEdition): Stage {
  const markings = new Markings(playbook)
  const entries = playbook.entries.map((entry) => {
    const banner = describe(wholeMarking(entry, markings, parseProse), markings.scheme)
    return { ...stageEntry(entry, edition, componentsIn(playbook)), banner }
  })
  const icon = playbook.files.some((file) => file.path === 'favicon.svg')
  const zone = playbook.configuration?.data.timeZone
  return {
    edition: { ...edition, icon, ...(zone && { timeZone: zone }) },
    entries,
    ...(playbook.since && { since: playbook.since }),
  }
}

/** Writes a stage into its folder. Astro and its caches live there too, so nothing of one release is left for another. */
export function writeStage(folder: string, stage: Stage): void {
  const path = join(folder, stageFile)
  mkdirSync(folder, { recursive: true })
  // In one step, since the dev server may be reading it.
  writeFileSync(`${path}.new`, JSON.stringify(stage))
  renameSync(`${path}.new`, path)
}

function stageEntry(
  entry: Entry,
  edition: StagedEdition,
  components: ReturnType<typeof componentsIn>,
): Omit<StagedEntry, 'banner'> {
  const { kind, id, environment, layer, file, data, body, at } = entry
  const staged: Omit<StagedEntry, 'banner'> = {
    kind,
    id,
    layer,
    file,
    // For authors: a build says no places, so that a line more above an entry changes no page.
    at: edition.editing ? at() : { file, line: 1, col: 1 },
    data,
    ...(environment ? { environment } : {}),
  }
  if (!body) return staged
  const place = runnablePlace(entry, components)
  if (place && !edition.editing)
    throw new Error(`${place.file}:${place.line}:${place.col} could run, and reached a build`)
  const text = place ? inItsPlace(place, edition.problems) : withoutComments(body)
  return { ...staged, body: withoutFront(text) }
}

/** The compiler would take a text that begins with --- for frontmatter, and obey its keys; the real one is already gone. */
const withoutFront = (text: string) => (/^\s*(?:---|\+\+\+)/.test(text) ? `---\n---\n${text}` : text)

/** What a page shows where a text could run: its problems, as they are written. */
function inItsPlace(place: Position, problems: readonly Problem[]): string {
  const own = problems.filter(({ at, severity }) => at.file === place.file && severity === 'error')
  const said = [{ at: place, message: 'this is no content, and could run' }, ...own].map(({ at, message }) =>
    `${at.file}:${at.line}:${at.col} ${message}`.replace(/\s+/g, ' '),
  )
  const fence = '`'.repeat(Math.max(3, ...said.map((line) => (line.match(/`+/g) ?? []).join('').length + 1)))
  const code = [`${fence}text`, ...(said.length > 1 ? said.slice(1) : said), fence].join('\n')
  return `<Aside kind="warning" title="This text is not shown">\n\n${code}\n\n</Aside>\n`
}

/** The text of a body without its MDX comments, which are expressions to a compiler; line ends stay. */
export function withoutComments({ text, offset, tree }: NonNullable<Entry['body']>): string {
  const comments: { start: number; end: number }[] = []
  const visit = (node: { type: string; value?: string; children?: unknown[]; position?: unknown }) => {
    if (/^mdx(?:Flow|Text)Expression$/.test(node.type) && /^\s*\/\*[\s\S]*\*\/\s*$/.test(node.value ?? '')) {
      const position = node.position as { start: { offset: number }; end: { offset: number } }
      comments.push({ start: position.start.offset - offset, end: position.end.offset - offset })
    }
    for (const child of node.children ?? []) visit(child as typeof node)
  }
  visit(tree)
  let out = ''
  let from = 0
  for (const { start, end } of comments) {
    out += text.slice(from, start) + text.slice(start, end).replace(/[^\n]/g, '')
    from = end
  }
  return out + text.slice(from)
}

/**
 * Reads the stage that the environment names; undefined where Astro runs on its own, for its types. Everybody who asks
 * before it is written anew gets the same, which nobody may change: each collection asks, and each page.
 */
export function readStage(folder = process.env[stageVariable]): Stage | undefined {
  if (folder === undefined) return undefined
  const path = join(folder, stageFile)
  // It is always a new file that takes the place of the old one.
  const { ino, mtimeMs, size } = statSync(path)
  const version = [path, ino, mtimeMs, size].join()
  if (known?.version !== version) known = { version, stage: JSON.parse(readFileSync(path, 'utf8')) as Stage }
  return known.stage
}
let known: { version: string; stage: Stage } | undefined
