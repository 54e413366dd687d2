import { expect, it } from 'vitest'
import { pathPlaces } from './path-place.ts'

const environment = (id: string, promotesFrom?: string) => ({ id, name: id.toUpperCase(), promotesFrom })

it('a line leads on where the next one is promoted from here, and a fork says where it comes from', () => {
  const all = [
    environment('bench'),
    environment('yard', 'bench'),
    environment('live', 'yard'),
    environment('depot', 'yard'),
    environment('far', 'depot'),
    environment('island'),
  ]
  expect(pathPlaces(all)).toEqual([
    { ends: false },
    { ends: false },
    { ends: true },
    { ends: false, from: 'YARD' },
    { ends: true },
    { ends: true },
  ])
})

it('what follows an environment that is not shown stands alone', () => {
  expect(pathPlaces([environment('live', 'withheld')])).toEqual([{ ends: true }])
})
