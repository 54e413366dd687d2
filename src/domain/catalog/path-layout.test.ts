import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layOutPaths, type PathStation } from './path-layout.ts'

/** `a>b` is promoted from `a`; an id alone is promoted from nothing. */
const stationsOf = (text: string): PathStation[] =>
  text.split(' ').map((word) => {
    const [first = '', second] = word.split('>')
    return second === undefined ? { id: first } : { id: second, promotesFrom: first }
  })

/** The drawing as text: a row each, `o` a station, `|` a line that passes, `+` where one branches off. */
function drawn(text: string): string[] {
  const { lanes, rows } = layOutPaths(stationsOf(text))
  return [...rows].map(([id, { lane, pieces, branches }]) => {
    const cells = Array.from({ length: lanes }, (_, at) => {
      if (at === lane) return 'o'
      if (branches.includes(at)) return '+'
      return pieces.some((piece) => piece.lane === at) ? '|' : '.'
    })
    return `${cells.join('')} ${id}`
  })
}

describe('promotion paths', () => {
  it.each<[string, string, string[]]>([
    ['one', 'a', ['o a']],
    ['a line', 'a a>b b>c', ['o a', 'o b', 'o c']],
    ['a fork', 'a a>b b>c a>d d>e', ['o+ a', 'o| b', 'o| c', '.o d', '.o e']],
    ['two forks', 'a a>b b>c b>d a>e', ['o.+ a', 'o+| b', 'o|| c', '.o| d', '..o e']],
    ['two paths', 'a a>b c c>d', ['o a', 'o b', 'o c', 'o d']],
    ['an island', 'a a>b x', ['o a', 'o b', 'o x']],
    ['an island beside a branch', 'a a>b x a>c', ['o+ a', 'o| b', 'o| x', '.o c']],
    ['what is promoted from something unknown', 'a q>b', ['o a', 'o b']],
    ['a circle', 'c>a a>b b>c', ['o a', 'o b', 'o c']],
  ])('%s', (_what, text, expected) => {
    expect(drawn(text)).toEqual(expected)
  })

  it('has no line into what is promoted from nothing, nor on from the end of a path', () => {
    const { rows } = layOutPaths(stationsOf('a a>b x'))
    expect(rows.get('b')?.pieces).toEqual([{ lane: 0, from: 'start', to: 'station', leads: 'b' }])
    expect(rows.get('x')?.pieces).toEqual([])
  })
})

const forests = fc.array(fc.nat(), { minLength: 1, maxLength: 20 }).map((seeds) =>
  seeds.map((seed, i): PathStation => {
    const parent = seed % (i + 2)
    return parent < i ? { id: `e${i}`, promotesFrom: `e${parent}` } : { id: `e${i}` }
  }),
)

it('joins each environment with what it is promoted from, and with nothing else', () => {
  fc.assert(
    fc.property(forests, (stations) => {
      const { rows, lanes } = layOutPaths(stations)
      const all = stations.map(({ id }) => rows.get(id))
      stations.forEach(({ promotesFrom }, row) => {
        const own = all[row]
        const arrives = own?.pieces.some(({ lane, to }) => lane === own.lane && to === 'station')
        expect(arrives).toBe(promotesFrom !== undefined)
        if (promotesFrom === undefined) return
        // Followed back along its lane, the line comes from the station of its parent, or branches off there.
        let at = row - 1
        while (all[at]?.pieces.some((p) => p.lane === own?.lane && p.from === 'start' && p.to === 'end')) at--
        expect(stations[at]?.id).toBe(promotesFrom)
        const parent = all[at]
        expect(parent?.lane === own?.lane || parent?.branches.includes(own?.lane ?? -1)).toBe(true)
      })
      for (const [row, own] of all.entries()) {
        expect(own?.lane).toBeLessThan(lanes)
        // Nothing passes through a station that it does not stop at.
        const passes = own?.pieces.filter((p) => p.lane === own.lane && p.from === 'start' && p.to === 'end')
        expect([row, passes]).toEqual([row, []])
      }
    }),
  )
})
