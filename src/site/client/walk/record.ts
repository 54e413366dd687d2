import { clockIn, zoneWords } from '../../../domain/base/zones.ts'

/** A walk through a triage path, as somebody took it. */
export interface Walk {
  /** Moments in UTC, to the minute, by the clock of the browser. */
  begun: string
  steps: WalkedStep[]
  /** What was pasted in, by step. */
  seen: Record<string, string>
  /** The reader's own names, such as APP. */
  names: Record<string, string>
}

export interface WalkedStep {
  id: string
  title: string
  at: string
  /** The words of the answer that was taken; absent where a step has none. */
  answer?: string
  /** What the answer led to: where the reader stands until that is answered or done. */
  led?: string
}

/** What the page says of itself. */
export interface WalkedPath {
  title: string
  environment: string
  marking: string
  edition: string
  /** The playbook's zone, by whose clocks moments are shown. */
  zone: string
}

/** Characters of output that one step keeps. */
export const maxSeen = 20_000

/** `2026-11-30T14:02Z` */
export const minuteOf = (now: Date): string => `${now.toISOString().slice(0, 16)}Z`

/** A moment of a walk by the clocks of the playbook's zone, to the minute; in UTC as it is kept. */
export const shownAt = (moment: string, zone: string): string =>
  zone === 'UTC' ? moment : `${clockIn(zone, moment)} ${zoneWords(zone)}`

/** A step that was answered. One that is answered again at once, since it was the wrong link, is answered once. */
export function walked(walk: Walk, step: WalkedStep): Walk {
  const last = walk.steps.at(-1)
  const before = last?.id === step.id ? walk.steps.slice(0, -1) : walk.steps
  return { ...walk, steps: [...before, step] }
}

/** A walk as Markdown for a ticket. What was pasted stands in fences that it cannot end. */
export function walkMarkdown(walk: Walk, path: WalkedPath): string {
  const names = Object.entries(walk.names).filter(([, value]) => value !== '')
  const last = new Map(walk.steps.map(({ id }, i) => [id, i]))
  const steps = walk.steps.map(({ id, title, at, answer }, i) => {
    const seen = last.get(id) === i ? (walk.seen[id] ?? '').trimEnd() : ''
    return [
      `## ${i + 1}. ${line(title)} (${shownAt(at, path.zone).slice(11)})`,
      ...(answer === undefined ? [] : [`Answer: ${line(answer)}`]),
      ...(seen === '' ? [] : [fenced(seen)]),
    ].join('\n\n')
  })
  const { led } = walk.steps.at(-1) ?? {}
  const elsewhere = Object.entries(walk.seen).filter(([id, text]) => !last.has(id) && text.trim() !== '')
  return `${[
    `# ${line(path.title)}, in ${line(path.environment)}`,
    `The page is marked ${line(path.marking)}. Mark this by what it holds by now.`,
    [
      `- Environment: ${line(path.environment)}`,
      ...names.map(([name, value]) => `- ${name}: \`${line(value).replaceAll('`', "'")}\``),
      `- Begun: ${shownAt(walk.begun, path.zone)}, by the clock of this browser`,
      `- Read in: ${line(path.edition)}`,
    ].join('\n'),
    ...steps,
    ...(led === undefined ? [] : [`Came to: ${line(led)}. It is not noted as done.`]),
    ...elsewhere.map(([id, text]) => `## Seen at ${line(id)}\n\n${fenced(text.trimEnd())}`),
  ].join('\n\n')}\n`
}

const line = (text: string) => text.replace(/\s+/g, ' ').trim()

function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}text\n${text}\n${fence}`
}

/** A walk as it was kept; undefined where what is there is not one. */
export function walkFrom(kept: string | null): Walk | undefined {
  try {
    const walk = JSON.parse(kept ?? '') as Partial<Walk> | null
    if (typeof walk?.begun !== 'string' || !Array.isArray(walk.steps)) return undefined
    const steps = walk.steps.filter(
      ({ id, title, at }: Partial<WalkedStep>) =>
        typeof id === 'string' && typeof title === 'string' && typeof at === 'string',
    )
    return { begun: walk.begun, steps, seen: { ...walk.seen }, names: { ...walk.names } }
  } catch {
    return undefined
  }
}
