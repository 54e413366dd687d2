import { describe, expect, it } from 'vitest'
import { sharesOf } from './fielding.ts'
import { drawTwice, letterWidth, Sheet, wrapWords } from './sheet.ts'
import { timeline, timesOf } from './timeline.ts'

const table = (...times: string[]) =>
  `<thead><tr><th>UTC</th></tr></thead><tbody>${times.map((t) => `<tr><td>${t}</td><td>x</td></tr>`).join('')}</tbody>`

describe('times of a table', () => {
  it('are read where the first column has nothing else', () => {
    expect(timesOf(table('10:00', '10:04', '11:03'))?.map(({ minute }) => minute)).toEqual([600, 604, 663])
  })

  it('go on into the next day', () => {
    expect(timesOf(table('23:50', '00:10', '01:00'))?.map(({ minute }) => minute)).toEqual([1430, 1450, 1500])
  })

  it.each([
    ['one cell that is no time', table('10:00', 'later', '11:00')],
    ['two rows', table('10:00', '10:04')],
    ['a time that there is not', table('10:00', '25:00', '26:00')],
    ['no body', '<thead><tr><th>10:00</th></tr></thead>'],
  ])('are left alone with %s', (_, html) => {
    expect(timesOf(html)).toBeUndefined()
    expect(timeline(html)).toBeUndefined()
  })

  it('stand as far apart as they were, and none upon another', () => {
    const drawn = timeline(table('10:00', '10:01', '10:02', '10:30', '11:00'))
    const dots = drawn?.wide.marks.flatMap((mark) => (mark.draw === 'dot' ? [mark.x] : [])) ?? []
    expect(dots).toHaveLength(5)
    expect((dots[3] ?? 0) - (dots[0] ?? 0)).toBeCloseTo((dots[4] ?? 0) - (dots[3] ?? 0), 0)
    const texts = drawn?.wide.marks.flatMap((mark) => (mark.draw === 'text' ? [mark] : [])) ?? []
    for (const [i, text] of texts.entries())
      for (const other of texts.slice(i + 1))
        expect(text.y !== other.y || Math.abs(text.x - other.x) >= letterWidth(text.text)).toBe(true)
  })
})

describe('the shares of a canary', () => {
  it.each([
    ['1 instance (5 % or less), then 25 %, then all', [5, 25, 100]],
    ['10 %, then 50 %, and then everything', [10, 50, 100]],
    ['one instance', [undefined]],
  ])('%s', (text, shares) => {
    expect(sharesOf(text).map(({ share }) => share)).toEqual(shares)
  })
})

describe('a sheet', () => {
  it('breaks words into lines that fit, and leaves a long word whole', () => {
    const lines = wrapWords('one two three incomprehensibilities four', 90)
    expect(lines.join(' ')).toBe('one two three incomprehensibilities four')
    expect(lines.filter((line) => letterWidth(line) > 90)).toEqual(['incomprehensibilities'])
  })

  it('grows with what is put on it', () => {
    const sheet = new Sheet(300)
    expect(sheet.isNarrow).toBe(true)
    sheet.dot(10, 40, 'ink')
    expect(sheet.done().height).toBe(48)
    expect(drawTwice((one) => one.bar(0, 0, one.width, 10, 'accent')).wide.width).toBe(640)
  })
})
