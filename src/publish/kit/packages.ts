import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { compare } from '../../domain/playbook/problem.ts'

const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ dev: z.boolean().optional() })),
})

/** Astro brings an image service that sites do not use (`image.service` in astro.config.mjs), 20 MB of it. */
const unused = /^node_modules\/(?:sharp|@img\/[^/]+)$/

/** Node comes along as a program; its package has headers and manuals that nobody runs. */
const runtime = /^node_modules\/node-/

/**
 * Folders of the packages that the generator runs on: those that the lock has not for development alone, as
 * far as they are installed, which is for this platform. Throws where there is no lock.
 */
export function productionPackages(generator: string): string[] {
  const { packages } = lockSchema.parse(
    JSON.parse(readFileSync(join(generator, 'package-lock.json'), 'utf8')),
  )
  return Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && !dev && !unused.test(path) && !runtime.test(path))
    .map(([path]) => path)
    .filter((path) => existsSync(join(generator, path, 'package.json')))
    .sort(compare)
}

/** The same program is in `@esbuild/`, which is where it is run from. */
const twice = 'node_modules/esbuild/bin/esbuild'

/**
 * Whether a file of a package may be needed to run it: not what is for people, debuggers and its own tests.
 * Type declarations stay, since some are templates; so do licences.
 */
export const isForRunning = (path: string) =>
  path !== twice &&
  (!/\.(?:map|md|markdown|flow|tsbuildinfo)$|\.test\.[cm]?[jt]s$/i.test(path) ||
    /licen[cs]e|notice|copying/i.test(path))
