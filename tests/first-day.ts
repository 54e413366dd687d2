/**
 * A stranger's first day, whole, with its minutes: `node tests/first-day.ts package|kit [PRESET…]`. In an empty folder
 * the package is installed from the registry, or a kit unpacked; from then on nothing has a network. For each preset of
 * schemes a playbook begins, is checked, built, bundled, verified; gets an entry of each kind and is checked; and is brought
 * up from an earlier version of the content's form. With the kit there is no Node and no npm either. Needs Linux
 * with `unshare`. Ends with 1 where something is not as it should be.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { presetNames } from '../src/publish/presets.ts'
import { begunKinds } from './begun-kinds.ts'
import { writeOlder } from './older-content.ts'
import { packPackage, strangerEnv } from './packed-package.ts'

const day = '2026-11-16'
const paths = 'dev>stage>prod-eu, stage>prod-us'

interface Ran {
  status: number | null
  said: string
  seconds: number
}
/** Runs Fieldbook in a folder, where no network is. */
type Fieldbook = (folder: string, args: readonly string[]) => Ran

const faults: string[] = []

/** Runs a command in a namespace without any interface. */
function runAlone(folder: string, command: readonly string[], env: Readonly<Record<string, string>>): Ran {
  const started = performance.now()
  const unshare = [...(process.getuid?.() === 0 ? [] : ['-r']), '-n', ...command]
  const { status, stdout, stderr } = spawnSync('unshare', unshare, {
    cwd: folder,
    env: { ...env },
    encoding: 'utf8',
  })
  return { status, said: stdout + stderr, seconds: (performance.now() - started) / 1000 }
}

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !/\.fieldbook|node_modules/.test(entry.parentPath),
  ).length

/** One preset from nothing to an upgrade; a line of the table. */
function firstDay(fieldbook: Fieldbook, folder: string, preset: string): Record<string, string | number> {
  mkdirSync(folder)
  const times: Record<string, number> = {}
  const step = (name: string, args: readonly string[], expected: number, said?: RegExp): string => {
    const ran = fieldbook(folder, [...args, '--as-of', day])
    times[name] = (times[name] ?? 0) + ran.seconds
    if (ran.status !== expected || (said && !said.test(ran.said)))
      faults.push(`${preset}: ${args.join(' ')}: ended with ${ran.status}\n${ran.said}`)
    return ran.said
  }
  // Nothing but what is left to be answered, which is all of its warnings.
  const clean = /^(\d+) left to be answered, .*\n[\s\S]*\n0 errors, \1 warnings in /
  step('init', ['init', '.', '--scheme', preset, '--title', 'Our platform', '--path', paths], 0)
  const begun = filesIn(folder)
  step('check', ['check'], 0, clean)
  step('build', ['build'], 0)
  step('bundle', ['bundle', '--revision', 'r1'], 0)
  const archive = readdirSync(join(folder, 'transfer')).find((name) => name.endsWith('.tar.gz')) ?? ''
  step('verify', ['verify', join('transfer', archive)], 0)
  const ready = Object.values(times).reduce((sum, seconds) => sum + seconds, 0)
  for (const kind of begunKinds) step('new', ['new', ...kind], 0)
  step('new', ['check'], 0, clean)
  writeOlder(folder, 'dev')
  step('upgrade', ['upgrade'], 1, /^-.*\n\+/m)
  step('upgrade', ['upgrade', '--write'], 0)
  step('upgrade', ['check'], 0, clean)
  const rounded = Object.entries(times).map(([name, seconds]) => [name, Number(seconds.toFixed(1))])
  return {
    preset,
    files: begun,
    ...Object.fromEntries(rounded),
    'proven bundle after, s': Number(ready.toFixed(0)),
  }
}

/** The package, installed as a stranger would; the registry is cut off afterwards. */
function fromPackage(top: string): Fieldbook {
  const archive = packPackage(join(top, 'copy'))
  const home = join(top, 'home')
  mkdirSync(home)
  writeFileSync(join(home, 'package.json'), '{"private":true}\n')
  const started = performance.now()
  const { PATH, HOME } = strangerEnv(home)
  execFileSync('npm', ['install', '--silent', archive], { cwd: home, env: { PATH, HOME }, stdio: 'inherit' })
  console.log(`npm install: ${((performance.now() - started) / 1000).toFixed(0)} s`)
  const bin = join(home, 'node_modules/.bin/fieldbook')
  return (folder, args) => runAlone(folder, [bin, ...args], strangerEnv(home))
}

/** A kit, which finds on the machine what a launcher in POSIX shell needs, and no Node. */
function fromKit(top: string): Fieldbook {
  const out = join(top, 'kits')
  execFileSync(process.execPath, ['bin/fieldbook.mjs', 'kit', '--no-content', '--out', out], {
    stdio: 'inherit',
  })
  const archive = readdirSync(out).find((name) => name.endsWith('.tar.gz')) ?? ''
  const started = performance.now()
  execFileSync('tar', ['-xzf', join(out, archive), '-C', top])
  console.log(`unpacking: ${((performance.now() - started) / 1000).toFixed(0)} s`)
  const kit = join(top, archive.replace('.tar.gz', ''))
  execFileSync('chmod', ['-R', 'a-w', kit])
  const tools = join(top, 'tools')
  mkdirSync(tools)
  for (const tool of ['sh', 'dirname', 'readlink'])
    symlinkSync(
      execFileSync('sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).trim(),
      join(tools, tool),
    )
  const env = { PATH: tools, HOME: join(top, 'nobody'), NO_COLOR: '1' }
  return (folder, args) =>
    runAlone(
      folder,
      [
        '/usr/bin/env',
        '-i',
        ...Object.entries(env).map(([k, v]) => `${k}=${v}`),
        join(kit, 'fieldbook'),
        ...args,
      ],
      { PATH: process.env['PATH'] ?? '' },
    )
}

function main([way = 'package', ...presets]: readonly string[]): void {
  const top = mkdtempSync(join(tmpdir(), 'fieldbook-first-day-'))
  const started = performance.now()
  try {
    const fieldbook = way === 'kit' ? fromKit(top) : fromPackage(top)
    const rows = (presets.length > 0 ? presets : presetNames()).map((preset) =>
      firstDay(fieldbook, join(top, preset), preset),
    )
    console.table(rows)
    console.log(`${way}: ${((performance.now() - started) / 60_000).toFixed(1)} minutes in all`)
  } finally {
    execFileSync('chmod', ['-R', 'u+w', top])
    rmSync(top, { recursive: true, force: true })
  }
  for (const fault of faults) console.error(fault)
  process.exitCode = faults.length > 0 ? 1 : 0
}

if (import.meta.main) main(process.argv.slice(2))
