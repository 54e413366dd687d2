import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const guide = readFileSync('content/guides/playbook/how-fast-how-large.mdx', 'utf8')
const months = 'January February March April May June July August September October November December'.split(
  ' ',
)

it('the figures of the guide are those that were measured on the day it names', () => {
  const [, day = '', month = '', year = ''] = /of (\d{1,2}) (\w+) (\d{4}), on/.exec(guide) ?? []
  const date = [year, String(months.indexOf(month) + 1).padStart(2, '0'), day.padStart(2, '0')].join('-')
  const results = `bench/results/${date}.md`
  expect(existsSync(results), `${results} is kept`).toBe(true)
  const measured = new Set(readFileSync(results, 'utf8').split('\n'))
  const rows = guide.split('\n').filter((line) => line.startsWith('| ') && /\d/.test(line))
  expect(rows.length).toBeGreaterThan(3)
  expect(rows.filter((row) => !measured.has(row))).toEqual([])
})
