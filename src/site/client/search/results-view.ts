import type { Hit } from '../../../domain/search/rank.ts'
import { make } from '../parts/dom.ts'
import type { Finder, SearchAnswer } from './finder.ts'
import { hitView } from './hit-view.ts'
import { invited } from './invited.ts'

/** Results that stand before all groups, and how many of a group are shown at first. */
const firstFew = 3
const ofGroup = 3
const most = 60

/**
 * The groups of results, as many of each as are shown; of groups whose keys are in `open` all are. A result
 * whose text could not be loaded is left out, and why is among what was `lost`.
 */
export async function resultsView(
  finder: Finder,
  root: URL,
  answer: SearchAnswer,
  open: Set<string>,
  again: () => void,
): Promise<{ views: HTMLElement[]; lost: unknown[] }> {
  const lost: unknown[] = []
  let number = 0
  const views = groupsOf(finder, answer).map(async ({ title, key, hits }) => {
    const id = `group-${key || 'first'}`
    const few = open.has(key) || key === '' ? hits : hits.slice(0, ofGroup)
    const rows = await Promise.allSettled(
      few.map((hit) => hitView(finder, root, hit, answer, `hit-${number++}`)),
    )
    const more = hits.length - few.length
    return make(
      'div',
      { role: 'group', 'aria-labelledby': id, class: key === '' ? 'first' : undefined },
      make('div', { id, class: 'group' }, more > 0 ? `${title}, ${few.length} of ${hits.length}` : title),
      ...rows.flatMap((row) => {
        if (row.status === 'fulfilled') return [row.value]
        lost.push(row.reason)
        return []
      }),
      more > 0 && moreView(title, key, more, open, again),
    )
  })
  return { views: await Promise.all(views), lost }
}

/** What an empty search shows, in groups; what cannot be loaded is left out, since nobody has asked for it. */
export async function invitedView(finder: Finder, root: URL): Promise<HTMLElement[]> {
  const { down, often } = invited(finder.manifest)
  const nothing = { query: { words: [], environments: [], intents: [], open: false }, found: [] }
  const groups = [
    { title: 'Down in this edition', key: 'down', hits: down },
    { title: 'Asked most often', key: 'often', hits: often },
  ]
  let number = 0
  const views = groups.map(async ({ title, key, hits }) => {
    const rows = await Promise.allSettled(
      hits.map((hit) => hitView(finder, root, hit, nothing, `hit-${number++}`)),
    )
    const shown = rows.flatMap((row) => (row.status === 'fulfilled' ? [row.value] : []))
    const id = `group-${key}`
    return shown.length === 0
      ? []
      : [
          make(
            'div',
            { role: 'group', 'aria-labelledby': id },
            make('div', { id, class: 'group' }, title),
            ...shown,
          ),
        ]
  })
  return (await Promise.all(views)).flat()
}

function moreView(title: string, key: string, count: number, open: Set<string>, again: () => void) {
  const option = make(
    'div',
    { role: 'option', class: 'more', id: `more-${key}`, 'aria-selected': 'false' },
    `${count} more: ${title}`,
  )
  option.addEventListener('click', () => {
    open.add(key)
    again()
  })
  return option
}

/** The best first, whatever they are; the rest by kind, in the order of each kind's best. */
function groupsOf(
  { manifest }: Finder,
  { hits }: SearchAnswer,
): { title: string; key: string; hits: Hit[] }[] {
  if (hits.length === 0) return []
  const { kinds, documents } = manifest
  const groups = new Map<string, Hit[]>()
  for (const hit of hits.slice(firstFew, most)) {
    const kind = kinds[documents.kind[hit.document] ?? 0] ?? ''
    const group = groups.get(kind)
    if (group) group.push(hit)
    else groups.set(kind, [hit])
  }
  return [
    { title: 'Answer', key: '', hits: hits.slice(0, firstFew) },
    ...[...groups].map(([title, own]) => ({ title, key: title.toLowerCase(), hits: own })),
  ]
}
