import type { Entry, Playbook } from '../playbook/playbook.ts'
import { compare } from '../playbook/problem.ts'
import { kind, placesOf } from './described.ts'

/** Terms by their first letter. */
export function termsByLetter(playbook: Playbook): { letter: string; terms: Entry<'term'>[] }[] {
  const key = (term: Entry<'term'>) => term.data.term.toLowerCase()
  const sorted = playbook.all('term').sort((a, b) => compare(key(a), key(b)) || compare(a.id, b.id))
  const letterOf = (term: Entry<'term'>) => (/^[a-z]/.exec(key(term))?.[0] ?? '#').toUpperCase()
  const letters = [...new Set(sorted.map(letterOf))]
  return letters.map((letter) => ({ letter, terms: sorted.filter((term) => letterOf(term) === letter) }))
}

/** The anchor of a letter, here and in the A to Z. */
export const letterAnchor = (letter: string) => `letter-${letter.toLowerCase()}`

/** The words of the field. */
export const glossary = kind<null>('glossary', {
  of: () => [null],
  rail: 'Manual',
  address: () => '/glossary',
  title: () => 'Glossary',
  listed: (_, playbook) => [
    { text: 'Glossary', kind: 'Page' },
    ...playbook.all('term').flatMap((entry) => {
      const here = { kind: 'Term', at: entry.id, entry }
      const { term, aliases } = entry.data
      return [{ text: term, ...here }, ...aliases.map((text) => ({ text, ...here, see: term }))]
    }),
  ],
  list: true,
  search: () => ({ kind: 'Glossary' }),
  found: (_, playbook) =>
    playbook.all('term').map(({ id, data }) => ({
      at: id,
      entry: `term/${id}`,
      title: data.term,
      names: data.aliases,
      lines: [data.meaning],
      roles: [],
    })),
  parts: (_, playbook) =>
    termsByLetter(playbook).map(({ letter }) => ({ id: letterAnchor(letter), title: letter })),
  places: (_, playbook) => placesOf(playbook.all('term')),
  material: (_, playbook) => ({ whole: playbook.all('term') }),
})
