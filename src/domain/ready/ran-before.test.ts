import { expect, it } from 'vitest'
import { entry, environment } from '../../../tests/minimal-playbook.ts'
import type { ReadyContext } from './context.ts'
import { ranBeforeLines } from './ran-before.ts'

const ran = (id: string, ended: string, over: object = {}) =>
  entry(
    'release',
    id,
    {
      app: 'berths',
      version: '2.4.0',
      day: '2026-11-02',
      kind: 'upgrade',
      ended,
      openBugs: {},
      runs: { all: 1, green: 1 },
      ...over,
    },
    'il4',
  )

function linesOf(history: ReturnType<typeof ran>[], promotesFrom: string | undefined = 'il4') {
  const context = {
    given: {
      record: { app: 'berths', version: '2.4.0' },
      at: () => ({ file: 'release.yaml', line: 1, col: 1 }),
    },
    environment: environment('il5', promotesFrom === undefined ? {} : { promotesFrom }),
    history,
    asOf: '2026-11-16',
    placeOf: () => undefined,
    cite: (_: unknown, __: unknown, address: string) => ({ address }),
  } as unknown as ReadyContext
  return ranBeforeLines(context).map(({ id, verdict, says }) => [id, verdict, says])
}

const says = (how: string) => `berths 2.4.0 in il4 on 2026-11-02: ${how}`

it('a version that was taken back or stopped in the environment before is no-go', () => {
  expect(linesOf([ran('a', 'taken-back')])).toEqual([['before/il4', 'no-go', says('it was taken back')]])
  expect(linesOf([ran('a', 'stopped')])).toEqual([
    ['before/il4', 'no-go', says('it was stopped at its canary')],
  ])
  expect(linesOf([ran('a', 'stayed')])).toEqual([['before/il4', 'go', says('it stayed')]])
})

it('counts the newest, of one day the worst, and nothing that is of another version or still to come', () => {
  const earlier = ran('a', 'stopped', { day: '2026-10-01' })
  expect(linesOf([earlier, ran('b', 'stayed')])[0]?.[1]).toBe('go')
  expect(linesOf([ran('a', 'stayed'), ran('b', 'taken-back')])[0]?.[1]).toBe('no-go')
  expect(
    linesOf([ran('a', 'stopped', { version: '2.3.0' }), ran('b', 'stopped', { app: 'orders' })]),
  ).toEqual([])
  expect(linesOf([ran('a', 'stopped', { day: '2026-11-17' })])).toEqual([])
})
