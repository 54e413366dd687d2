import { describe, expect, it } from 'vitest'
import { exif, jpeg, places, png, segment, svg, unreadFiles } from '../../../tests/carried-files.ts'
import { carriedIn } from './carried.ts'
import { canStrip, stripped } from './strip.ts'

const secret = 'Quillfeather opens at seven'

describe('what a file carries', () => {
  it.each(Object.entries(places))('%s', (_name, { file }) => {
    const { said } = carriedIn(file(secret))
    expect(said.map(({ text }) => text).join('\n')).toContain(secret)
    for (const { where, text } of said) expect([where, text]).not.toContain('')
  })

  it('is told with its place in words', () => {
    const about = (name: string) => carriedIn(places[name]?.file(secret) ?? Buffer.alloc(0)).said
    expect(about('PNG tEXt')).toEqual([{ where: 'Author (tEXt)', text: secret }])
    expect(about('JPEG Exif')).toEqual([{ where: 'description (Exif)', text: secret }])
    expect(about('SVG metadata')).toEqual([{ where: 'dc:creator (metadata)', text: secret }])
    expect(about('JPEG IPTC')).toEqual([{ where: 'caption (IPTC)', text: secret }])
  })

  it('says where a picture was taken', () => {
    const degrees = (tag: number, ...of: number[]) => ({
      tag,
      type: 5,
      count: of.length,
      value: Buffer.concat(of.map((n) => Buffer.from(new Uint32Array([n, 1]).buffer))),
    })
    const block = exif([], [degrees(2, 38, 52, 12), degrees(4, 77, 3, 36)])
    const { said } = carriedIn(jpeg([segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), block]))]))
    expect(said).toEqual([{ where: 'GPS position (Exif)', text: '38.87000, 77.06000' }])
  })

  it('is nothing for plain pictures, and for files of no known form', () => {
    for (const file of [png(), jpeg(), svg('<rect/>')])
      expect(carriedIn(file)).toMatchObject({ said: [], unread: [] })
    expect(carriedIn(Buffer.from('words'))).toEqual({ said: [], unread: [] })
  })

  it.each(Object.entries(unreadFiles))('is not called read of a %s', (_name, { file, why }) => {
    expect(carriedIn(file()).unread.join('; ')).toMatch(why)
  })

  it('ends where directories lead back to themselves', () => {
    const block = Buffer.from('II*\0\x08\0\0\0\x01\0\x69\x87\x04\0\x01\0\0\0\x08\0\0\0\x08\0\0\0', 'latin1')
    expect(carriedIn(jpeg([segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), block]))])).unread).toEqual(
      [],
    )
  })
})

describe('a stripped file', () => {
  const readable = /^SVG (?:text|title|description|name|picture)/
  it.each(
    Object.entries(places).filter(
      ([name]) => /^(?:PNG|JPEG|GIF|WebP|SVG)/.test(name) && !readable.test(name),
    ),
  )('%s: carries nothing', (_name, { file }) => {
    const bare = stripped(file(secret)) ?? Buffer.alloc(0)
    expect(carriedIn(bare)).toMatchObject({ said: [], unread: [] })
    expect(carriedIn(bare).form).toBeDefined()
    expect(stripped(bare)?.equals(bare)).toBe(true)
  })

  it.each(
    Object.entries(unreadFiles).filter(
      ([name]) => /behind its end|of its own|notes/.test(name) && !/^icon/.test(name),
    ),
  )('%s: is read whole', (_name, { file }) => {
    expect(carriedIn(stripped(file()) ?? Buffer.alloc(0))).toMatchObject({ said: [], unread: [] })
  })

  it('is a picture as before where it carried nothing', () => {
    for (const file of [png(), jpeg(), svg('<title>Of a path</title><text>Words</text>')])
      expect(stripped(file)?.equals(file)).toBe(true)
  })

  it('stays turned as the camera was held', () => {
    const block = exif([{ tag: 0x0112, type: 3, count: 1, value: Buffer.from([6, 0, 0, 0]) }])
    // A value of two bytes stands in the entry itself.
    block.writeUInt16LE(6, 18)
    const bare = stripped(jpeg([segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), block]))]))
    expect(bare?.includes(Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]))).toBe(true)
    expect(carriedIn(bare ?? Buffer.alloc(0))).toMatchObject({ said: [], unread: [] })
  })

  it('cannot be made of a PDF, a font or an icon here', () => {
    for (const form of ['PDF', 'font', 'icon', undefined]) expect(canStrip(form)).toBe(false)
    expect(stripped(places['PDF author']?.file(secret) ?? Buffer.alloc(0))).toBeUndefined()
  })
})
