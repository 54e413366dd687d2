/**
 * Puts a site in place and is killed at the n-th change it makes to names on the disk, to show what that leaves:
 * `node tests/faulty-place.ts SITE TARGET N`. Prints how many changes there were.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { placeSite } from '../src/publish/output/place-site.ts'

const [site = '', target = '', at = '0'] = process.argv.slice(2)
let changes = 0

function counted<A extends unknown[], R>(change: (...args: A) => R): (...args: A) => R {
  return (...args) => {
    changes += 1
    if (changes === Number(at)) process.kill(process.pid, 'SIGKILL')
    return change(...args)
  }
}

Object.assign(fs, {
  renameSync: counted(fs.renameSync),
  rmSync: counted(fs.rmSync),
  writeFileSync: counted(fs.writeFileSync),
})
syncBuiltinESMExports()
placeSite(site, target)
process.stdout.write(`${changes}\n`)
