import { kind, placesOf } from './described.ts'
import { foundAs, type Home, inside, surrounding } from './environment.ts'
import { allOf, ownersOf } from './select.ts'
import { noticeParts, overallObjective } from './status.ts'

/** What is going on in an environment, what is announced, what is over. */
export const notices = kind<Home>('notices', {
  ...inside('notices', 'Notices'),
  title: ({ data }) => `Notices of ${data.name}`,
  list: true,
  search: () =>
    foundAs('notices', {
      kind: 'Notice',
      names: ['outages', 'incidents', 'current status', 'maintenance', 'down', 'broken', 'not working'],
    }),
  parts: () => noticeParts,
  places: ({ id }, playbook) => placesOf(playbook.all('notice', id)),
  material: ({ id }, playbook) => {
    const all = playbook.all('notice', id)
    return {
      whole: [...surrounding(playbook, id).whole, ...all, overallObjective(playbook)],
      named: [
        ...allOf(playbook, 'service', new Set(all.flatMap(({ data }) => data.services))),
        ...all.map(({ data }) => playbook.get('roadmap', data.roadmap ?? '', id)),
        ...ownersOf(
          playbook,
          all.flatMap(({ data }) => data.actions ?? []),
        ),
        ...playbook.triage(id).filter((path) => all.some(({ data }) => data.paths?.includes(path.id))),
      ],
    }
  },
})
