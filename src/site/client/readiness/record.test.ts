import { expect, it } from 'vitest'
import { noTicks, staysWithin, stillTicked, type TickedList, tickedFrom, tickedMarkdown } from './record.ts'

const lines = [
  { id: 'readiness/coverage', title: 'Coverage', asks: 'Coverage: 80 %' },
  { id: 'expectations/demo', title: 'Demonstration', asks: 'Demonstration: shown' },
]
const page = {
  environment: 'il5',
  marking: 'UNCLASSIFIED',
  edition: 'Fieldbook, edition 3',
  command: 'fieldbook ready RELEASE.yaml --environment il5 --evidence DIR',
  lines,
  measures: [{ measure: 'error-rate', name: 'Share of 5xx', limit: '0.1', side: 'most' }],
}
const tick = { asks: 'Coverage: 80 %', by: 'R. Ash', on: '2026-11-30' }
const ticked: TickedList = {
  fields: { app: 'orders', version: '4.8.0', day: '2026-12-08' },
  ticks: { 'readiness/coverage': tick },
  seen: { 'error-rate': '0.2' },
}

it('is a ticket that has the open lines first, and says who confirmed the others', () => {
  expect(tickedMarkdown(ticked, page)).toBe(`# Readiness of orders 4.8.0 for il5

The page is marked UNCLASSIFIED. Mark this by what it holds by now.

- Day: 2026-12-08
- Ticked: 1 of 2
- Read in: Fieldbook, edition 3

## Open

- [ ] Demonstration (\`expectations/demo\`)

## Confirmed

- [x] Coverage (\`readiness/coverage\`): R. Ash, 2026-11-30

## Canary

- Share of 5xx: 0.2, **over**; at most 0.1

Ticked by hand. By evidence it is judged by \`fieldbook ready RELEASE.yaml --environment il5 --evidence DIR\`.
`)
})

it('takes nothing that people write for markup', () => {
  const fields = { app: 'x`\n# y', version: '*1*', by: '<b>', day: '' }
  const ticks = { 'expectations/demo': { asks: '', by: '[a](b)', on: '2026-11-30' } }
  const text = tickedMarkdown({ ...noTicks, fields, ticks }, page)
  expect(text.split('\n')[0]).toBe('# Readiness of x\\` \\# y \\*1\\* for il5')
  expect(text).toContain('\\[a\\](b), 2026-11-30')
})

it('drops a tick on words that have changed since, and on a line that is gone', () => {
  const ticks = { 'readiness/coverage': { ...tick, asks: 'Coverage: 70 %' }, 'readiness/gone': tick }
  expect(stillTicked({ ...ticked, ticks }, lines)).toEqual({
    ticked: { ...ticked, ticks: {} },
    lost: ['Coverage', 'readiness/gone'],
  })
  expect(stillTicked(ticked, lines)).toEqual({ ticked, lost: [] })
})

it.each([
  ['null', undefined],
  ['', undefined],
  ['{"ticks":{"a":{"asks":1}},"fields":[],"seen":{"cpu":3}}', noTicks],
  [JSON.stringify(ticked), ticked],
])('what was kept as %s is read', (kept, expected) => {
  expect(tickedFrom(kept)).toEqual(expected)
})

it.each([
  ['', '1', 'most', undefined],
  ['x', '1', 'most', undefined],
  ['1', '1', 'most', true],
  ['1.1', '1', 'most', false],
  ['0', '0', 'most', true],
  ['94', '95', 'least', false],
  ['95', '95', 'least', true],
])('%s against %s at %s is within: %s', (seen, limit, side, expected) => {
  expect(staysWithin(seen, limit, side)).toBe(expected)
})
