// What `npm pack` does before it packs: compiles what Node runs to lib/, puts beside it what is read as a file, and
// writes the lock, which npm packs under no name of its own, and the bill of materials that is made of it.
// @ts-check
import { execFileSync } from 'node:child_process'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const generator = fileURLToPath(new URL('..', import.meta.url))
const lib = join(generator, 'lib')
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')

rmSync(lib, { recursive: true, force: true })
for (const project of ['tsconfig.json', 'tsconfig.types.json'])
  execFileSync(process.execPath, [tsc, '-p', join(generator, 'packaging', project)], { stdio: 'inherit' })
const beside = [
  'install.sh',
  'apply.sh',
  'README.txt',
  'VERIFY.txt',
  'fieldbook.sh',
  'fieldbook.cmd',
  'KIT.txt',
]
for (const folder of ['publish/bundle', 'publish/delta', 'publish/kit'])
  cpSync(join(generator, 'src', folder), join(lib, folder), {
    recursive: true,
    filter: (path) =>
      !/\.ts$/.test(path) && (!/\.\w+$/.test(path) || beside.some((name) => path.endsWith(name))),
  })
const { sbomName, sbomOf } = await import(pathToFileURL(join(lib, 'publish/bundle/sbom.js')).href)
const { carriedLock, withoutDevelopment } = await import(pathToFileURL(join(lib, 'publish/kit/lock.js')).href)
const lock = withoutDevelopment(readFileSync(join(generator, 'package-lock.json'), 'utf8'))
writeFileSync(join(generator, sbomName), sbomOf(lock))
writeFileSync(join(generator, carriedLock), lock)
