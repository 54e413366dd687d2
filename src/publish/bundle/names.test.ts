import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameClashes, nameFault } from './names.ts'

describe('a name is refused', () => {
  it.each<[string, RegExp]>([
    ['', /no name/],
    ['/etc/passwd', /absolute/],
    ['\\\\server\\share', /absolute/],
    ['C:/x.html', /absolute/],
    ['a/../../b.html', /leads out/],
    ['..', /leads out/],
    ['a/./b.html', /begin or end/],
    ['a//b.html', /begin or end/],
    ['a/', /begin or end/],
    ['.hidden', /begin or end/],
    ['a/.hidden', /begin or end/],
    ['ends.', /begin or end/],
    ['-rf', /begin or end/],
    ['a b.html', /printable ASCII/],
    ['ü.html', /printable ASCII/],
    ['a\n.html', /printable ASCII/],
    ['a:b.html', /absolute/],
    ['ab:c.html', /letters/],
    ['a\\b.html', /letters/],
    ['nul', /device/],
    ['site/AUX.html', /device/],
    ['x'.repeat(100), /longer/],
  ])('%j', (name, why) => {
    expect(nameFault(name)).toMatch(why)
  })
})

it('no name that passes leads out of its folder, whatever resolves it', () => {
  const piece = fc.constantFrom('..', '.', '', 'a', 'B-1', '/', '\\', 'c.html', ':', ' ', '\0')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), fc.constantFrom('/', ''), (pieces, between) => {
      const name = pieces.join(between)
      if (nameFault(name) !== undefined) return
      const { pathname } = new URL(name, 'https://x.example/in/')
      expect(pathname.startsWith('/in/')).toBe(true)
      expect(pathname.length).toBe('/in/'.length + name.length)
    }),
    { seed: 1, numRuns: 3000 },
  )
})

it.each([
  [['a.html', 'a.html'], 1],
  [['a.html', 'A.html'], 1],
  [['a/b.html', 'A/c.html'], 1],
  [['a', 'a/b.html'], 1],
  [['A', 'a/b.html'], 1],
  [['a/b.html', 'a/c.html', 'd.html'], 0],
])('%j has %i clashes', (names, count) => {
  expect(nameClashes(names)).toHaveLength(count)
})
