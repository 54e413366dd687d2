import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Entry, keyOf, Playbook } from '../../src/domain/playbook/playbook.ts'
import { contentTypes } from '../../src/model/registry.ts'
import { publishRelease } from '../../src/publish/publish-release.ts'
import { loadWorkspace } from '../../src/workspace/load.ts'
import { releaseTo } from '../../src/workspace/load-release.ts'
import { withBody } from '../marked-playbook.ts'
import { cases } from '../planted-cases.ts'

/**
 * Builds the low site of a workspace in which something is withheld at every place there is, into `<folder>/low`, and
 * writes what was planted to `<folder>/needles.json`. A process of its own: Astro builds once in one.
 */
const [folder = ''] = process.argv.slice(2)
const { playbook: base } = loadWorkspace(['tests/fixtures/base'])
const entries = new Map<string, Entry>(base.entries.map((entry) => [keyOf(entry), entry]))
const needles = new Map<string, string>()

/** A needle means the same whichever workspace it is planted in, so that each place gets words of its own. */
const apart = (text: string, i: number) =>
  text.replace(/zanth([a-y]+)zz/g, (_, letters) => `zanth${letters}q${letter(i)}zz`)
const letter = (i: number): string =>
  (i >= 25 ? letter(Math.floor(i / 25) - 1) : '') + String.fromCharCode(97 + (i % 25))

// The base has a site, an environment and a scheme; whole environments make too many pages to build each.
const isFit = ({ kind, name }: { kind: string; name: string }) =>
  !['site', 'scheme', 'layer', 'network'].includes(kind) &&
  !(kind === 'environment' && !name.startsWith('every field of a environment'))
for (const [i, { name, needles: planted, entries: own }] of [...cases()].filter(isFit).entries()) {
  for (const [needle, field] of planted.fields) needles.set(apart(needle, i), `${field} (${name})`)
  for (const entry of own) {
    if (entry.kind === 'site' || entry.id === 'shore') continue
    const { id, environment, data, body, ...rest } = entry
    const bare: Entry = {
      ...rest,
      id: id === 'x' ? `x${i}` : apart(id, i),
      ...(environment === undefined
        ? {}
        : { environment: environment === 'shore' ? 'il4' : apart(environment, i) }),
      data: JSON.parse(apart(JSON.stringify(data).replaceAll('"shore"', '"il2"'), i)),
    }
    const isText = contentTypes[entry.kind].form === 'mdx'
    const moved = isText ? withBody(bare, apart(body?.text ?? '', i)) : bare
    entries.set(keyOf(moved), moved)
  }
}
const playbook = new Playbook([...entries.values()], base.files)
const network = playbook.get('network', 'low')
if (!network) throw new Error('the base has no low network')
const release = releaseTo(playbook, network)
writeFileSync(join(folder, 'needles.json'), JSON.stringify([...needles]))
await publishRelease({
  playbook,
  network,
  release,
  roots: [],
  edition: { asOf: '2026-11-16', network: 'low', revision: 'tests' },
  out: join(folder, 'low'),
  report: join(folder, 'proof.json'),
})
