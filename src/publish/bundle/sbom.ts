import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { compare } from '../../domain/playbook/problem.ts'
import { foundFrom, packageName } from '../kit/lock.ts'

/** The file of the bill of materials in a bundle. */
export const sbomName = 'sbom.cdx.json'

/** The generator's own: as it was made when a kit was packed, or in a checkout from the lock. */
export function readSbom(generator: string): string {
  const packed = join(generator, sbomName)
  if (existsSync(packed)) return readFileSync(packed, 'utf8')
  return sbomOf(readFileSync(join(generator, 'package-lock.json'), 'utf8'))
}

const packageSchema = z.object({
  version: z.string().optional(),
  license: z.string().optional(),
  integrity: z.string().optional(),
  dev: z.boolean().optional(),
  optional: z.boolean().optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
})
type Package = z.infer<typeof packageSchema>
const lockSchema = z.object({
  name: z.string(),
  version: z.string(),
  packages: z.record(z.string(), packageSchema),
})

/**
 * The generator's bill of materials in CycloneDX 1.6, from the text of its `package-lock.json`: what it runs on,
 * for every platform, without what only its tests need. The same lock gives the same bytes: there is no serial
 * number and no time in it.
 */
export function sbomOf(lock: string): string {
  const { name, version, packages } = lockSchema.parse(JSON.parse(lock))
  const root = packages[''] ?? {}
  const kept = Object.entries(packages).filter(([path, p]) => path !== '' && !p.dev && p.version)
  const components = new Map<string, object>()
  const dependencies = new Map<string, Set<string>>()
  const ref = `pkg:npm/${name}@${version}`
  dependencies.set(ref, dependsOn('', root, packages))
  for (const [path, found] of kept) {
    const purl = purlOf(path, found)
    components.set(purl, componentOf(path, found))
    const refs = dependencies.get(purl) ?? new Set()
    for (const to of dependsOn(path, found, packages)) refs.add(to)
    dependencies.set(purl, refs)
  }
  const byRef = <T>(map: ReadonlyMap<string, T>) => [...map].sort(([a], [b]) => compare(a, b))
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: { type: 'application', 'bom-ref': ref, name, version, ...licences(root.license), purl: ref },
    },
    components: byRef(components).map(([, component]) => component),
    dependencies: byRef(dependencies).map(([from, to]) => ({
      ref: from,
      ...(to.size > 0 ? { dependsOn: [...to].sort(compare) } : {}),
    })),
  }
  return `${JSON.stringify(document, null, 1)}\n`
}

const purlOf = (path: string, { version }: Package) =>
  `pkg:npm/${packageName(path).replace('@', '%40')}@${version}`

function componentOf(path: string, found: Package): object {
  const [group, name] = /^(@[^/]+)\/(.+)$/.exec(packageName(path))?.slice(1) ?? [undefined, packageName(path)]
  const purl = purlOf(path, found)
  return {
    type: 'library',
    'bom-ref': purl,
    ...(group ? { group } : {}),
    name,
    version: found.version,
    scope: found.optional ? 'optional' : 'required',
    ...hashes(found.integrity),
    ...licences(found.license),
    purl,
  }
}

/** Subresource integrity is base64, CycloneDX has hexadecimal. */
function hashes(integrity = ''): object {
  const [, bits, digest] = /\bsha(256|384|512)-([A-Za-z0-9+/=]+)/.exec(integrity) ?? []
  if (bits === undefined || digest === undefined) return {}
  return { hashes: [{ alg: `SHA-${bits}`, content: Buffer.from(digest, 'base64').toString('hex') }] }
}

function licences(text: string | undefined): object {
  if (text === undefined) return {}
  const spdx = /^\(?[A-Za-z0-9.+-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.+-]+)*\)?$/.test(text)
  return { licenses: [spdx ? { expression: text } : { license: { name: text } }] }
}

function dependsOn(path: string, found: Package, packages: Readonly<Record<string, Package>>): Set<string> {
  const refs = new Set<string>()
  for (const name of Object.keys({ ...found.dependencies, ...found.optionalDependencies })) {
    const candidate = foundFrom(path, name, packages)
    const there = candidate === undefined ? undefined : packages[candidate]
    if (candidate !== undefined && there && !there.dev && there.version) refs.add(purlOf(candidate, there))
  }
  return refs
}
