import type { Playbook } from '../playbook/playbook.ts'

/** Ids are words of the authors' own, often those a reader tries first. */
export const idWords = (id: string) => id.replaceAll('-', ' ')

/** The glossary's other words for a title that is one of its words, plural or not. */
export function synonymsOf(playbook: Playbook): (title: string) => string[] {
  const known = new Map<string, string[]>()
  for (const { data } of playbook.all('term')) {
    const names = [data.term, ...data.aliases]
    for (const name of names) known.set(plain(name), [...(known.get(plain(name)) ?? []), ...names])
  }
  return (title) => [...new Set(known.get(plain(title)) ?? [])].filter((name) => plain(name) !== plain(title))
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/s$/, '')
