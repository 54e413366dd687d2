/**
 * Installs a bundle and fails at the n-th change it makes to the disk, to show what an installation leaves:
 * `node tests/faulty-install.ts BUNDLE DIR N kill|full|garble [--no-links]`. Prints how many changes there were.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const [bundle = '', target = '', at = '0', how = 'kill', ...flags] = process.argv.slice(2)
let changes = 0

function before<A extends unknown[], R>(change: (...args: A) => R): (...args: A) => R {
  return (...args) => {
    changes += 1
    if (changes !== Number(at)) return change(...args)
    if (how === 'kill') process.kill(process.pid, 'SIGKILL')
    // A disk that says yes and keeps something else.
    if (how === 'garble') return change(...(args.map((a) => (a instanceof Uint8Array ? a.slice(1) : a)) as A))
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC', path: String(args[0]) })
  }
}

Object.assign(fs, {
  mkdirSync: before(fs.mkdirSync),
  writeFileSync: before(fs.writeFileSync),
  renameSync: before(fs.renameSync),
  symlinkSync: before(fs.symlinkSync),
})
syncBuiltinESMExports()

process.argv = [process.argv[0] ?? '', 'fieldbook', 'verify', bundle, '--install', target, ...flags]
await import('../src/cli/main.ts')
process.on('exit', () => process.stderr.write(`${changes} changes\n`))
