import { expect, it } from 'vitest'
import { entry } from '../../../tests/minimal-playbook.ts'
import { Playbook } from '../playbook/playbook.ts'
import { replacementsIn } from './replacements.ts'

const term = (layer: string, line: number) => ({
  ...entry('term', 'canary', { term: 'Canary', meaning: 'A bird.' }),
  layer,
  at: () => ({ file: `${layer}/content/glossary.yaml`, line, col: 1 }),
})

it('lists each replacement of a chain, by its place', () => {
  const top = { ...term('top', 4), replaced: { ...term('high', 2), replaced: term('base', 9) } }
  const listed = replacementsIn(new Playbook([top])).map(({ at, instead }) => [at.file, instead.file])
  expect(listed).toEqual([
    ['high/content/glossary.yaml', 'base/content/glossary.yaml'],
    ['top/content/glossary.yaml', 'high/content/glossary.yaml'],
  ])
})

it('finds none where nothing says so', () => {
  expect(replacementsIn(new Playbook([term('base', 1)]))).toEqual([])
})
