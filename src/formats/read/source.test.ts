import { describe, expect, it } from 'vitest'
import { accept, decode, maxBytes, placeOf } from './source.ts'

const bytes = (...values: number[]) => new Uint8Array(values)
const utf8 = (text: string) => new TextEncoder().encode(text)

describe('decode', () => {
  it('takes UTF-8 with and without a mark', () => {
    expect(decode(utf8('a: ü'), 'f').value?.text).toBe('a: ü')
    expect(decode(utf8('\uFEFFa: 1'), 'f').value?.text).toBe('a: 1')
  })

  it('takes UTF-16 as PowerShell writes it', () => {
    const le = bytes(0xff, 0xfe, ...[...'a: 1'].flatMap((c) => [c.charCodeAt(0), 0]))
    const be = bytes(0xfe, 0xff, ...[...'a: 1'].flatMap((c) => [0, c.charCodeAt(0)]))
    expect(decode(le, 'f').value?.text).toBe('a: 1')
    expect(decode(be, 'f').value?.text).toBe('a: 1')
  })

  it.each([
    ['gzip', bytes(0x1f, 0x8b, 8, 0), 'input-binary', 'a gzip archive'],
    ['zip', bytes(0x50, 0x4b, 3, 4, 20), 'input-binary', 'a zip archive'],
    ['not UTF-8', bytes(0x61, 0xff, 0x62), 'input-binary', 'not text in UTF-8'],
    ['zeros', bytes(0, 0, 0, 0), 'input-binary', 'control character'],
    ['nothing', bytes(), 'input-empty', 'nothing in it'],
    ['blanks', utf8(' \n\t\n'), 'input-empty', 'nothing in it'],
    ['a sign-in page', utf8('<!DOCTYPE html><title>Sign in'), 'input-kind', 'web page'],
    ['50 MB', new Uint8Array(50_000_000), 'input-size', 'more than 16 MB'],
  ])('says of %s what it is', (_name, input, code, message) => {
    const { value, problems } = decode(input, 'f')
    expect(value).toBeUndefined()
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ code, severity: 'error' })
    expect(problems[0]?.message).toContain(message)
    expect(problems[0]?.fix).toBeTruthy()
  })
})

it('accept bounds text that is text already', () => {
  expect(accept({ file: 'f', text: 'x'.repeat(maxBytes + 1) }).problems[0]?.code).toBe('input-size')
  expect(accept({ file: 'f', text: 'a\nb\u0001' }).problems[0]?.at).toEqual({ file: 'f', line: 2, col: 2 })
})

it('placeOf counts lines and columns from 1', () => {
  expect(placeOf('ab\ncd', 0, 'f')).toEqual({ file: 'f', line: 1, col: 1 })
  expect(placeOf('ab\ncd', 4, 'f')).toEqual({ file: 'f', line: 2, col: 2 })
})
