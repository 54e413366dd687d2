import { expect, it } from 'vitest'
import { cacheControl, commonHeaders, hashedFile, mimeTypes, strictTransportSecurity } from '../headers.ts'
import { hostFiles } from './host-files.ts'

const files = new Map([...hostFiles('host')].map(([name, bytes]) => [name, Buffer.from(bytes).toString()]))
const nginx = files.get('nginx/fieldbook.conf') ?? ''
const foundry = files.get('cloud-foundry/nginx/conf/includes/fieldbook.conf') ?? ''
const apache = files.get('apache/fieldbook.conf') ?? ''
const readme = files.get('README.txt') ?? ''

it('nothing is left to fill in, and all is ASCII', () => {
  for (const [name, text] of files) {
    expect(text, name).not.toMatch(/@[a-z]/)
    expect(text, name).not.toMatch(/[^\x20-\x7e\n]/)
  }
})

it.each(Object.entries(commonHeaders))('every server sends %s as it is shipped', (name, value) => {
  const headers = (text: string, pattern: RegExp) =>
    new Map([...text.matchAll(pattern)].map(([, header = '', sent]) => [header.toLowerCase(), sent]))
  const added = /^ *add_header (\S+) "([^"]*)" always;$/gm
  expect(headers(nginx, added).get(name)).toBe(value)
  expect(headers(foundry, added).get(name)).toBe(value)
  expect(headers(apache, /^ *Header always set (\S+) "([^"]*)"$/gm).get(name)).toBe(value)
  expect(readme.toLowerCase()).toContain(`    ${name} `)
})

it('every server knows the kinds of file there are', () => {
  for (const [ending, type] of Object.entries(mimeTypes)) {
    const [plain] = type.split(';')
    for (const text of [nginx, foundry]) expect(text).toContain(` ${plain} ${ending.slice(1)};\n`)
    expect(apache).toContain(`AddType "${type}" ${ending}\n`)
  }
})

it('hashed files are kept, everything else is asked for anew, TLS is remembered', () => {
  for (const text of [nginx, foundry, apache]) {
    expect(text).toContain(`"${cacheControl.hashed}"`)
    expect(text).toContain(`"${cacheControl.other}"`)
    expect(text).toContain(hashedFile.source.replaceAll('\\/', '/').replace(/\$$/, ''))
    expect(text).toContain(`"${strictTransportSecurity}"`)
  }
})

it('the buildpack lists folders for any value of "directory", so there is none', () => {
  const settings = (files.get('cloud-foundry/Staticfile') ?? '').replace(/^#.*$/gm, '')
  expect(settings).not.toContain('directory')
  expect(settings.trim().split('\n')).toEqual(['root: site', 'location_include: includes/*.conf'])
})
