import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isGround, LayerError, layersAt } from './layers.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-layers-'))
  for (const root of ['base', 'over', 'other'])
    mkdirSync(join(folder, root, 'environments'), { recursive: true })
  write('over/layer.yaml', 'id: over\nname: Over\nmarking: SECRET\n')
})
afterEach(() => rmSync(folder, { recursive: true }))

const write = (path: string, text: string) => writeFileSync(join(folder, path), text)
const layers = (...roots: string[]) => layersAt(roots.map((root) => join(folder, root)))

it('are named by themselves, and a base that says nothing is called so', () => {
  expect(layers('base')).toMatchObject([{ name: 'base', prefix: '' }])
  expect(layers('base', 'over')).toMatchObject([
    { name: 'base', prefix: 'base/' },
    { name: 'over', prefix: 'over/' },
  ])
  expect(layers('over')).toMatchObject([{ name: 'over', prefix: '' }])
})

/** Each is done to a sound pair of layers; the one line of the refusal contains `what`. */
const faults: Record<string, [spoil: () => void, what: RegExp, roots?: string[]]> = {
  'a later layer without a description': [
    () => rmSync(join(folder, 'over/layer.yaml')),
    /^over\/layer\.yaml: there is none.*write/,
  ],
  'another ending': [() => write('over/layer.yml', ''), /^over\/layer\.yml: only layer\.yaml is read/],
  capitals: [() => write('base/Layer.yaml', ''), /^base\/Layer\.yaml: only layer\.yaml is read/],
  'a plural': [() => write('base/layers.yaml', ''), /^base\/layers\.yaml: only layer\.yaml is read/],
  'a copy of an editor': [() => write('over/layer.yaml.orig', ''), /^over\/layer\.yaml\.orig: only/],
  'a key misspelt': [
    () => write('over/layer.yaml', 'id: over\nname: Over\nmarkng: SECRET\n'),
    /^over\/layer\.yaml:3:1: .*"?marking/,
  ],
  'no marking': [
    () => write('over/layer.yaml', 'id: over\nname: Over\n'),
    /^over\/layer\.yaml:1:1: .*marking/,
  ],
  'bad YAML': [() => write('over/layer.yaml', 'id: [\n'), /^over\/layer\.yaml:\d+:\d+: /],
  'no text': [() => write('over/layer.yaml', ''), /^over\/layer\.yaml:1:1: /],
  'two documents': [
    () => write('over/layer.yaml', 'id: a\nname: A\nmarking: SECRET\n---\nmarking: U\n'),
    /^over\/layer\.yaml/,
  ],
  'very much text': [() => write('over/layer.yaml', '#'.repeat(2_000_001)), /larger than 2 MB/],
  'a folder in its place': [() => replace(mkdirSync), /^over\/layer\.yaml: is a folder; put the file/],
  'a link that leads nowhere': [
    () => replace((path) => symlinkSync('nowhere', path)),
    /^over\/layer\.yaml: is a link/,
  ],
  'a link to another description': [
    () => {
      write('other/open.yaml', 'id: over\nname: Over\nmarking: UNCLASSIFIED\n')
      replace((path) => symlinkSync('../other/open.yaml', path))
    },
    /^over\/layer\.yaml: is a link/,
  ],
  'the same folder twice': [
    () => {},
    /the same folder as --root .*over; give each layer once/,
    ['base', 'over', 'over'],
  ],
  'the same folder by a link': [
    () => symlinkSync('over', join(folder, 'link')),
    /the same folder/,
    ['base', 'over', 'link'],
  ],
  'the same id twice': [
    () => write('other/layer.yaml', 'id: over\nname: O\nmarking: SECRET\n'),
    /both called "over"/,
    ['base', 'over', 'other'],
  ],
  'the id of a base that says nothing': [
    () => write('over/layer.yaml', 'id: base\nname: O\nmarking: SECRET\n'),
    /both called "base"/,
  ],
  'a scheme in a later layer': [
    () => write('over/environments/scheme.yaml', ''),
    /^over\/environments\/scheme\.yaml: a later layer cannot/,
  ],
  'a scheme misnamed': [
    () => write('base/environments/scheme.yml', ''),
    /^base\/environments\/scheme\.yml: only scheme\.yaml is read/,
  ],
  'a scheme that is a link': [
    () => symlinkSync('nowhere', join(folder, 'base/environments/scheme.yaml')),
    /scheme\.yaml: is a link/,
  ],
  'a scheme that is a folder': [
    () => mkdirSync(join(folder, 'base/environments/scheme.yaml')),
    /scheme\.yaml: is a folder/,
  ],
  'no content': [() => rmSync(join(folder, 'over/environments'), { recursive: true }), /is no workspace/],
}

function replace(make: (path: string) => void): void {
  rmSync(join(folder, 'over/layer.yaml'))
  make(join(folder, 'over/layer.yaml'))
}

describe('are refused for', () => {
  it.each(Object.keys(faults))('%s', (name) => {
    const [spoil, what, roots = ['base', 'over']] = faults[name] ?? [() => {}, /never/]
    expect(() => layers('base', 'over')).not.toThrow()
    spoil()
    expect(() => layers(...roots)).toThrow(LayerError)
    expect(() => layers(...roots)).toThrow(what)
    expect(() => layers(...roots)).not.toThrow(/\n/)
  })
})

it.each([
  ['layer.yaml', true],
  ['Layer.yml', true],
  ['environments/scheme.yaml', true],
  ['environments/SCHEME.json', true],
  ['environments/il2/scheme.yaml', false],
  ['content/layer.yaml', false],
  ['layering.yaml', false],
])('%s decides on markings: %s', (path, decides) => expect(isGround(path)).toBe(decides))
