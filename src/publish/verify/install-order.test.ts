import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { currentOf, fresh, installers, unpack, unpacked } from '../../../tests/installed-versions.ts'
import { runVerb } from '../../../tests/run-verb.ts'
import { sha256 } from '../bundle/bytes.ts'

describe.each(installers)('$name and the order of editions', ({ run }) => {
  const named = (bundle: string, version: string, asOf: string) => ({
    version,
    asOf,
    manifest: sha256(readFileSync(join(bundle, 'MANIFEST.sha256'))),
  })
  const first = unpack({ version: 'v1', asOf: '2026-11-02' })
  const second = unpack({ version: 'v2', asOf: '2026-11-09', predecessor: named(first, 'v1', '2026-11-02') })
  const third = unpack({ version: 'v3', asOf: '2026-11-16', predecessor: named(second, 'v2', '2026-11-09') })
  const sameDay = unpack({
    version: 'v3b',
    asOf: '2026-11-16',
    predecessor: named(third, 'v3', '2026-11-16'),
  })
  const without = unpack({ version: 'v4', asOf: '2026-11-23' })
  const outOfOrder = (why: string) => ['--out-of-order', why]

  it('goes from each to the next', () => {
    const target = fresh('target')
    for (const bundle of [first, second, third, sameDay]) expect(run(bundle, target, 'low').status).toBe(0)
    expect(currentOf(target)).toBe('v3b')
    expect(readFileSync(join(target, 'history'), 'utf8')).toBe(
      [first, second, third, sameDay]
        .map((bundle, i) => `${['v1', 'v2', 'v3', 'v3b'][i]} ${named(bundle, '', '').manifest}\n`)
        .join(''),
    )
    expect(run(sameDay, target, 'low').status).toBe(0)
    expect(readFileSync(join(target, 'history'), 'utf8').split('\n')).toHaveLength(5)
  })

  it.each<[string, string[], string, RegExp]>([
    ['an older one', [first, second], first, /version v1 is older/],
    ['the one before of the same day', [first, second, third, sameDay], third, /version v3 is older/],
    ['a gap', [first], third, /missing between them/],
    ['one that names none, over one that does', [first, second], without, /names no edition before it/],
    ['one after another than what is there', [without], sameDay, /is older/],
  ])('refuses %s, and installs it when told why', (_, before, bundle, why) => {
    const target = fresh('target')
    for (const one of before) expect(run(one, target, 'low').status).toBe(0)
    const current = currentOf(target)
    const history = readFileSync(join(target, 'history'), 'utf8')
    expect(run(bundle, target, 'low')).toEqual({ status: 2, said: expect.stringMatching(why) })
    expect(currentOf(target)).toBe(current)
    expect(readFileSync(join(target, 'history'), 'utf8')).toBe(history)
    expect(run(bundle, target, 'low', outOfOrder('ticket 4711, "pulled"')).status).toBe(0)
    expect(currentOf(target)).not.toBe(current)
    expect(readFileSync(join(target, 'history'), 'utf8')).toMatch(/^\S+ [0-9a-f]{64} ticket 4711, "pulled"$/m)
  })

  it('lets the day decide where nobody names an edition before', () => {
    const target = fresh('target')
    const later = unpack({ version: 'v5', asOf: '2026-11-30' })
    for (const bundle of [first, without, later]) expect(run(bundle, target, 'low').status).toBe(0)
    expect(run(without, target, 'low')).toEqual({ status: 2, said: expect.stringMatching(/is older/) })
  })
})

it('is told without steering the terminal, whoever has written the history', async () => {
  const host = fresh('host')
  const [one] = installers
  expect(one?.run(unpacked, host, 'low')).toMatchObject({ status: 0 })
  appendFileSync(join(host, 'history'), 'v9 0000 \u001b[31mred\n')
  const { stdout } = await runVerb.coloured('verify', '--installed', host)
  expect(stdout).toContain('v9 0000 ')
  expect(stdout).not.toContain('\u001b[31m')
})
