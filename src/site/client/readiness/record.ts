/** A readiness list as somebody ticked it. */
export interface TickedList {
  /** The release: app, version, commit, day, and who confirms. */
  fields: Record<string, string>
  /** By the id of the line. */
  ticks: Record<string, Tick>
  /** What the canary showed, by measure. */
  seen: Record<string, string>
}

/** That a line was ticked, on what words, by whom and when. */
interface Tick {
  /** What was asked: of other words nobody has said that they hold. */
  asks: string
  by: string
  on: string
}

/** A line as the page has it. */
export interface ListedLine {
  id: string
  title: string
  asks: string
}

/** A threshold of the canary, with the side on which a figure may not pass it. */
interface ListedMeasure {
  measure: string
  name: string
  limit: string
  side: string
}

/** What the page says of itself. */
interface ListPage {
  environment: string
  marking: string
  edition: string
  command: string
  lines: readonly ListedLine[]
  measures: readonly ListedMeasure[]
}

export const noTicks: TickedList = { fields: {}, ticks: {}, seen: {} }

/** What is kept, without ticks on lines whose words have changed or that are gone, and their titles or ids. */
export function stillTicked(
  kept: TickedList,
  lines: readonly ListedLine[],
): { ticked: TickedList; lost: string[] } {
  const byId = new Map(lines.map((line) => [line.id, line]))
  const holds = ([id, { asks }]: [string, Tick]) => byId.get(id)?.asks === asks
  const all = Object.entries(kept.ticks)
  return {
    ticked: { ...kept, ticks: Object.fromEntries(all.filter(holds)) },
    lost: all.filter((tick) => !holds(tick)).map(([id]) => byId.get(id)?.title ?? id),
  }
}

/** A list as it was kept; undefined where what is there is not one. */
export function tickedFrom(kept: string | null): TickedList | undefined {
  try {
    const read: unknown = JSON.parse(kept ?? '')
    if (typeof read !== 'object' || read === null) return undefined
    const { fields, ticks, seen } = read as Record<string, unknown>
    const given = Object.entries(objectFrom(ticks)).flatMap(([id, tick]): [string, Tick][] => {
      const { asks, by, on } = textsFrom(tick)
      return asks === undefined || by === undefined || on === undefined ? [] : [[id, { asks, by, on }]]
    })
    return { fields: textsFrom(fields), ticks: Object.fromEntries(given), seen: textsFrom(seen) }
  } catch {
    return undefined
  }
}

const objectFrom = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

function textsFrom(value: unknown): Record<string, string> {
  const texts = Object.entries(objectFrom(value)).filter(
    (each): each is [string, string] => typeof each[1] === 'string',
  )
  return Object.fromEntries(texts)
}

/** What was seen against a threshold; undefined where no number is given. */
export function staysWithin(seen: string, limit: string, side: string): boolean | undefined {
  if (seen.trim() === '' || !Number.isFinite(Number(seen))) return undefined
  return side === 'least' ? Number(seen) >= Number(limit) : Number(seen) <= Number(limit)
}

/** "over": on which side of its threshold a figure is that passed it. */
export const beyond = (side: string) => (side === 'least' ? 'under' : 'over')

/** A ticked list as Markdown for a ticket; what is open stands first. */
export function tickedMarkdown({ fields, ticks, seen }: TickedList, page: ListPage): string {
  const { app = '', version = '', commit = '', day = '' } = fields
  const release = plain(`${app} ${version}`) || 'a release'
  const open = page.lines.filter(({ id }) => ticks[id] === undefined)
  const done = page.lines.filter(({ id }) => ticks[id] !== undefined)
  const measures = page.measures.map(({ measure, name, limit, side }) => {
    const given = seen[measure] ?? ''
    const within = staysWithin(given, limit, side)
    const says =
      within === undefined ? 'not seen yet' : `${given.trim()}, ${within ? 'within' : `**${beyond(side)}**`}`
    return `- ${plain(name)}: ${says}; at ${side} ${limit}`
  })
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`## ${title}`, lines.join('\n')]
  return `${[
    `# Readiness of ${release} for ${plain(page.environment)}`,
    `The page is marked ${plain(page.marking)}. Mark this by what it holds by now.`,
    [
      ...(commit === '' ? [] : [`- Commit: ${plain(commit)}`]),
      `- Day: ${day === '' ? 'not agreed' : plain(day)}`,
      `- Ticked: ${done.length} of ${page.lines.length}`,
      `- Read in: ${plain(page.edition)}`,
    ].join('\n'),
    ...section(
      'Open',
      open.map(({ id, title }) => `- [ ] ${plain(title)} (\`${id}\`)`),
    ),
    ...section(
      'Confirmed',
      done.map(({ id, title }) => {
        const { by = '', on = '' } = ticks[id] ?? {}
        return `- [x] ${plain(title)} (\`${id}\`): ${by === '' ? 'nobody is named' : plain(by)}, ${plain(on)}`
      }),
    ),
    ...section('Canary', measures),
    `Ticked by hand. By evidence it is judged by \`${page.command}\`.`,
  ].join('\n\n')}\n`
}

/** Text of people in one line of Markdown, in which nothing of it is markup. */
const plain = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#|~]/g, '\\$&')
