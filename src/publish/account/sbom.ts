import { z } from 'zod'
import { sbomName } from '../bundle/sbom.ts'
import { type Accounted, type AccountFault, utf8Of } from './fault.ts'

const partSchema = z.object({ name: z.string(), version: z.string(), 'bom-ref': z.string() })
const sbomSchema = z.object({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.literal('1.6'),
  metadata: z.object({ component: partSchema }),
  components: z.array(partSchema.extend({ group: z.string().optional() })).min(1),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()).optional() })).min(1),
})

/** The bill of materials is one: of the generator that the bundle names, with the packages it names, whole in itself. */
export function sbomFaults({ files, description }: Accounted): AccountFault[] {
  const fault = (message: string): AccountFault => ({ code: 'account', file: sbomName, message })
  let data: unknown
  try {
    data = JSON.parse(utf8Of(files.get(sbomName)))
  } catch {
    return [fault('is no bill of materials')]
  }
  const read = sbomSchema.safeParse(data)
  if (!read.success) {
    const [issue] = read.error.issues
    return [fault(`is no bill of materials: ${issue?.path.join('.')}: ${issue?.message}`)]
  }
  const { metadata, components, dependencies } = read.data
  const { fieldbook, node: _, ...packages } = description.tools
  const faults: AccountFault[] = []
  if (metadata.component.name !== 'fieldbook' || metadata.component.version !== fieldbook)
    faults.push(
      fault(
        `is of ${metadata.component.name} ${metadata.component.version}, and the bundle was made by fieldbook ${fieldbook}`,
      ),
    )
  const refs = components.map((c) => c['bom-ref'])
  const known = new Set([...refs, metadata.component['bom-ref']])
  if (known.size !== refs.length + 1) faults.push(fault('lists a package twice'))
  const versions = new Map<string, Set<string>>()
  for (const { group, name, version } of components) {
    const full = group === undefined ? name : `${group}/${name}`
    versions.set(full, (versions.get(full) ?? new Set()).add(version))
  }
  for (const [name, version] of Object.entries(packages)) {
    if (!versions.get(name)?.has(version))
      faults.push(fault(`has no ${name} ${version}, which the bundle was made with`))
  }
  const listed = dependencies.map(({ ref }) => ref)
  const unknown = [...listed, ...dependencies.flatMap((d) => d.dependsOn ?? [])].find(
    (ref) => !known.has(ref),
  )
  if (unknown !== undefined)
    faults.push(fault(`says what ${unknown} depends on, or what depends on it, and does not list it`))
  if (new Set(listed).size !== known.size)
    faults.push(fault('does not say of every package what it depends on'))
  return faults
}
