import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const oneOrMore = z
  .union([z.string(), z.array(z.string())])
  .transform((given) => (typeof given === 'string' ? [given] : given))
const names = z.record(z.string(), z.unknown()).transform((by) => Object.keys(by))

const asLocked = z.object({
  version: z.string().optional(),
  integrity: z.string().optional(),
  dev: z.boolean().optional(),
  os: oneOrMore.optional(),
  cpu: oneOrMore.optional(),
  libc: oneOrMore.optional(),
  dependencies: names.optional(),
  optionalDependencies: names.optional(),
  peerDependencies: names.optional(),
  peerDependenciesMeta: z.record(z.string(), z.object({ optional: z.boolean().optional() })).optional(),
})

/**
 * A peer that is optional is there because something else asks for it: what only development asks for is in the lock of a
 * checkout, and nowhere else.
 */
const lockedSchema = asLocked.transform(({ peerDependenciesMeta: meta = {}, ...locked }) => {
  const peers = locked.peerDependencies?.filter((name) => meta[name]?.optional !== true)
  return { ...locked, ...(peers && { peerDependencies: peers }) }
})

/** What the lock says of one package: its version, its digest, where it runs, and the names that it asks for. */
export type Locked = z.infer<typeof lockedSchema>

/** All packages of a lock by where they lie, `node_modules/a/node_modules/b`; the generator itself is ``. */
export type Lock = Readonly<Record<string, Locked>>

const lockSchema = z.object({ packages: z.record(z.string(), lockedSchema) })

/** What a package and a kit carry of the lock: npm packs no `package-lock.json`. */
export const carriedLock = 'packages.lock.json'

/** The text of the generator's lock: npm's in a checkout, else the one that was packed; undefined where there is none. */
export function lockText(generator: string): string | undefined {
  const file = ['package-lock.json', carriedLock].find((name) => existsSync(join(generator, name)))
  return file === undefined ? undefined : readFileSync(join(generator, file), 'utf8')
}

/** Reads the text of a lock. Throws where it is none. */
export const readLock = (text: string): Lock => lockSchema.parse(JSON.parse(text)).packages

const asWritten = z.looseObject({
  packages: z.record(z.string(), z.looseObject({ dev: z.boolean().optional() })),
})

/** The same lock without what is for development alone, on the shortest way. */
export function withoutDevelopment(text: string): string {
  const { packages, ...rest } = asWritten.parse(JSON.parse(text))
  const kept = Object.entries(packages).filter(([, { dev }]) => dev !== true)
  return `${JSON.stringify({ ...rest, packages: Object.fromEntries(kept) })}\n`
}

/**
 * Where the package that lies at `path` finds another of this name, as Node looks: beside it, then in each folder
 * around it. Undefined where the lock has none.
 */
export function foundFrom(
  path: string,
  name: string,
  packages: Readonly<Record<string, unknown>>,
): string | undefined {
  for (let at: string | undefined = path; at !== undefined; at = around(at)) {
    const candidate = `${at === '' ? '' : `${at}/`}node_modules/${name}`
    if (packages[candidate]) return candidate
  }
  return undefined
}

const around = (path: string) =>
  path === '' ? undefined : path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/')))

/** `@scope/name` of the package that lies there. */
export const packageName = (path: string) =>
  path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
