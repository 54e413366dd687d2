import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import nodePath, { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { workFolder } from '../../../tests/minimal-bundle.ts'
import { guardFile, guardTarget, isInFolder, TargetError } from './guard-target.ts'

const { fresh } = workFolder()
const top = fresh('top')
const [root, high, generator] = ['playbook', 'playbook/layers/high', 'generator'].map((name) =>
  join(top, name),
) as [string, string, string]
for (const folder of [root, high, generator])
  for (const part of ['content', 'environments', 'public', 'src'])
    mkdirSync(join(folder, part), { recursive: true })
symlinkSync(root, join(top, 'link'))
symlinkSync(join(root, 'content'), join(root, 'output'))

const refused = (target: string) => {
  try {
    guardTarget('--out', target, { roots: [root, high], generator })
    return 'fine'
  } catch (error) {
    expect(error).toBeInstanceOf(TargetError)
    return (error as Error).message.replace(`--out ${target}: `, '').replace('; give a folder of its own', '')
  }
}

it.each([
  ['', 'is the workspace, or holds it'],
  ['playbook', 'is the workspace, or holds it'],
  ['playbook/', 'is the workspace, or holds it'],
  ['link', 'is the workspace, or holds it'],
  ['playbook/layers', 'is the workspace, or holds it'],
  ['playbook/layers/high', 'is the workspace, or holds it'],
  ['playbook/content', 'lies in content/ of the workspace'],
  ['playbook/content/deep/er', 'lies in content/ of the workspace'],
  ['playbook/output', 'lies in content/ of the workspace'],
  ['playbook/output/new', 'lies in content/ of the workspace'],
  ['link/public/x', 'lies in public/ of the workspace'],
  ['playbook/x/../environments', 'lies in environments/ of the workspace'],
  ['playbook/layers/high/environments/x', 'lies in environments/ of the workspace'],
  ['playbook/.git', 'lies in .git/ of the workspace'],
  ['generator', 'is the generator, or holds it'],
  ['generator/src', 'lies in src/ of the generator'],
  ['generator/node_modules/x', 'lies in node_modules/ of the generator'],
  ['playbook/dist', 'fine'],
  ['playbook/contents', 'fine'],
  ['playbook-2', 'fine'],
  ['generator/dist', 'fine'],
  ['generator-2', 'fine'],
  ['elsewhere/deep', 'fine'],
])('%s: %s', (target, message) => {
  expect(refused(nodePath.isAbsolute(target) ? target : `${top}/${target}`)).toBe(message)
})

it('a workspace among the examples of the generator has its own output', () => {
  const example = join(generator, 'examples/other')
  mkdirSync(join(example, 'content'), { recursive: true })
  const origins = { roots: [example], generator }
  expect(() => guardTarget('--out', join(example, 'dist'), origins)).not.toThrow()
  expect(() => guardTarget('--out', join(generator, 'examples/x'), origins)).toThrow('lies in examples/')
})

describe('a file', () => {
  writeFileSync(join(root, 'package.json'), '{"private":true}')
  writeFileSync(join(root, 'report.json'), '[]')
  writeFileSync(join(root, 'empty.json'), '')
  it.each([
    ['playbook/content/site.json', 'lies in content/ of the workspace'],
    ['playbook/output/site.json', 'lies in content/ of the workspace'],
    ['link/environments/x/y.json', 'lies in environments/ of the workspace'],
    ['generator/src/x.json', 'lies in src/ of the generator'],
    ['playbook/package.json', 'is there already, and is something else'],
    ['playbook/report.json', undefined],
    ['playbook/empty.json', undefined],
    ['playbook/reports/new.json', undefined],
    ['playbook/editions/low.json', undefined],
  ])('%s: %s', (path, said) => {
    const write = () =>
      guardFile('--report', join(top, path), { roots: [root, high], generator }, (text) =>
        text.startsWith('['),
      )
    if (said === undefined) expect(write).not.toThrow()
    else expect(write).toThrow(`${path}: ${said}; give another file`)
  })
})

describe('paths as Windows and macOS compare them', () => {
  const windows = { path: nodePath.win32, fold: true }
  const mac = { path: nodePath.posix, fold: true }
  it.each([
    ['C:\\Play\\content\\x', 'c:\\play\\CONTENT', windows, true],
    ['C:\\Play/content', 'C:\\Play', windows, true],
    ['D:\\Play', 'C:\\Play', windows, false],
    ['C:\\Playbook', 'C:\\Play', windows, false],
    ['C:\\Play\\..x', 'C:\\Play', windows, true],
    ['/Users/a/Play/x', '/users/A/play', mac, true],
    ['/Users/a/Playbook', '/users/A/play', mac, false],
  ])('%s in %s', (inner, outer, platform, expected) => {
    expect(isInFolder(inner, outer, platform)).toBe(expected)
  })
})
