import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const packageSchema = z.looseObject({
  dependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()),
})
/** One name, or several. */
const names = z.union([z.array(z.string()), z.string().transform((name) => [name])])
const lockedSchema = z.looseObject({
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  license: z.string().optional(),
  dev: z.boolean().optional(),
  devOptional: z.boolean().optional(),
  optional: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
  os: names.optional(),
  cpu: names.optional(),
  libc: names.optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
})
const own = packageSchema.parse(JSON.parse(readFileSync('package.json', 'utf8')))
const lock = z
  .looseObject({ packages: z.record(z.string(), lockedSchema) })
  .parse(JSON.parse(readFileSync('package-lock.json', 'utf8'))).packages
const page = readFileSync('docs/dependencies.md', 'utf8')

const nameOf = (path: string) => path.replace(/^.*node_modules\//, '')
const production = Object.entries(lock).filter(
  ([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional,
)

describe('production dependencies', () => {
  it('each has its line on why it is there, with its licence, and nothing else has', () => {
    const rows = [...page.matchAll(/^\| `([^`]+)` \| ([^|]{8,}) \| ([^|]+) \|$/gm)]
    expect(rows.map(([, name]) => name)).toEqual(Object.keys(own.dependencies))
    for (const [, name, , licence] of rows)
      expect([name, licence]).toEqual([name, lock[`node_modules/${name}`]?.license])
    for (const name of Object.keys(own.optionalDependencies)) expect(page).toContain(`\`${name}\``)
  })

  it('are counted as the page says', () => {
    const [, all, some] =
      /lock has (\d+) production packages, of which (\d+) are for one platform/.exec(page) ?? []
    const optional = production.filter(([, { optional }]) => optional)
    expect([Number(all), Number(some)]).toEqual([production.length, optional.length])
  })

  it('come under licences that the page lists', () => {
    const free = /^(?:MIT|ISC|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|BlueOak-1\.0\.0|CC0-1\.0|Python-2\.0)$/
    const odd = production.filter(([path, { license = 'none' }]) => {
      const name = nameOf(path)
      if (name.startsWith('@fontsource')) return license !== 'OFL-1.1'
      if (/^lightningcss/.test(name)) return license !== 'MPL-2.0'
      if (/^@img\/sharp-/.test(name))
        return license.split(' AND ').some((part) => part !== 'LGPL-3.0-or-later' && !free.test(part))
      return !free.test(license)
    })
    expect(odd.map(([path, { license }]) => `${path}: ${license}`)).toEqual([])
  })

  it('say the same of themselves where they are installed', () => {
    let looked = 0
    for (const [path, { license, version }] of production) {
      const file = join(path, 'package.json')
      if (!existsSync(file)) continue
      const said: unknown = JSON.parse(readFileSync(file, 'utf8'))
      const about = z.looseObject({ version: z.string(), license: z.unknown() }).parse(said)
      expect([path, about.version]).toEqual([path, version])
      if (typeof about.license === 'string') expect([path, about.license]).toEqual([path, license])
      looked += 1
    }
    expect(looked).toBeGreaterThan(200)
  })

  it('need no install script', () => {
    const scripts = production
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => nameOf(path))
    expect(scripts.filter((name) => name !== 'fsevents')).toEqual(['esbuild'])
    // What its script would put in place is there as a package of its own.
    expect(lock['node_modules/esbuild']?.optionalDependencies).toHaveProperty('@esbuild/linux-x64')
  })
})

describe('the lock', () => {
  it('has the digest of every package, and is bound to no registry but the public one', () => {
    const odd = production.filter(
      ([, { resolved = '', integrity = '' }]) =>
        !/^(?:https:\/\/registry\.npmjs\.org\/.*)?$/.test(resolved) ||
        !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity),
    )
    expect(odd.map(([path]) => path)).toEqual([])
  })

  it('has every package that another says it may need', () => {
    const missing = production.flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => ![`${path}/node_modules/${name}`, `node_modules/${name}`].some((at) => at in lock))
        .map((name) => `${name} of ${path}`),
    )
    expect(missing).toEqual([])
  })

  const platforms = [
    ...['x64', 'arm64'].flatMap((cpu) => ['glibc', 'musl'].map((libc) => ({ os: 'linux', cpu, libc }))),
    { os: 'darwin', cpu: 'x64' },
    { os: 'darwin', cpu: 'arm64' },
    { os: 'win32', cpu: 'x64' },
  ]
  /** Packages that are one thing built for several platforms, by the name that they share. */
  const families = Object.groupBy(
    production.filter(([, { os, cpu }]) => os !== undefined && cpu !== undefined),
    ([path]) =>
      nameOf(path)
        .replace(/^node-bin/, 'node')
        .replace(
          /[-/](?:aix|android|darwin|freebsd|linux|linuxmusl|netbsd|openbsd|openharmony|sunos|win|win32|windows)(?:-.*)?$/,
          '',
        ),
  )

  it('has machine code for every platform, of all that has any', () => {
    // Libraries that the Windows package of sharp brings along itself; what only a Mac has.
    const others = new Set(['@img/sharp-libvips', 'fsevents'])
    const names = Object.keys(families).filter((name) => !others.has(name))
    expect(names).toEqual(
      expect.arrayContaining([
        '@esbuild',
        '@rolldown/binding',
        '@pagefind',
        '@bruits/satteri',
        'lightningcss',
        'node',
      ]),
    )
    const missing = names.flatMap((name) =>
      platforms
        .filter(
          (at) =>
            !families[name]?.some(
              ([, { os, cpu, libc }]) =>
                os?.includes(at.os) &&
                cpu?.includes(at.cpu) &&
                (!libc || !('libc' in at) || libc.includes(at.libc)),
            ),
        )
        .map((at) => `${name}: ${Object.values(at).join(' ')}`),
    )
    expect(missing).toEqual([])
  })
})
