import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { listFiles } from '../../src/workspace/find-files.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-interference-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Replaces the one place of a file where `found` stands; a changed playbook must not make the test idle. */
function edit(file: string, found: string, replacement: string): void {
  const path = join(folder, 'workspace', file)
  const text = readFileSync(path, 'utf8')
  expect(text.split(found).length - 1, `${file}: ${found}`).toBe(1)
  writeFileSync(path, text.replace(found, replacement))
}

const entry = (id: string, text: string) => `\n${id}:\n${text.replace(/^/gm, '  ')}\n`

it('whatever is changed, added or deleted of what is withheld, the low site is the same to the last byte', () => {
  for (const part of ['content', 'environments', 'public', 'editions'])
    cpSync(part, join(folder, 'workspace', part), { recursive: true })

  // Changed: an entry, an item, a portion of a body, a person, a paragraph.
  edit('environments/il5/notices.yaml', 'title: Reserved memory in use from 24 November', 'title: Zanzibar')
  edit('environments/il6/roadmap.yaml', 'title: More clients for the bridge', 'title: Zanzibar bridge')
  edit(
    'environments/il5/lessons/restore-that-waited.mdx',
    '(CUI//NF) Notionally',
    '(CUI//NF) Zanzibar notionally',
  )
  edit('content/guides/running/resiliency-exercises.mdx', '(S) Notionally marked.', '(S) Zanzibar.')
  // Stamped: with another digest, which is made from what is withheld too.
  const offers = join(folder, 'workspace/environments/il4/services.yaml')
  const stamped = readFileSync(offers, 'utf8')
  const again = stamped.replaceAll(/sha256:[0-9a-f]{64}/g, `sha256:${'0'.repeat(64)}`)
  expect(again).not.toBe(stamped)
  writeFileSync(offers, again)
  // Deleted: a whole entry with its file, a portion.
  rmSync(join(folder, 'workspace/environments/il6/lessons/relay-filled-the-disk.mdx'))
  const cadence = join(folder, 'workspace/content/guides/running/platform-cadence.mdx')
  const text = readFileSync(cadence, 'utf8')
  const cut = text.replace(/<Portion mark="\(CUI\/\/NF\)">[\s\S]*?<\/Portion>\n\n/, '')
  expect(cut).not.toBe(text)
  writeFileSync(cadence, cut)
  // Added: entries, a file, a portion in a text that had none.
  appendFileSync(
    join(folder, 'workspace/environments/il5/roadmap.yaml'),
    entry(
      'zanzibar',
      'marking: SECRET\ntitle: Zanzibar\nkind: change\ntarget: 2027-01\nstatus: on-track\nconfidence: low\nimpact: Zanzibar.',
    ),
  )
  appendFileSync(
    join(folder, 'workspace/environments/il2/notices.yaml'),
    entry(
      'zanzibar',
      'marking: SECRET\ntitle: Zanzibar\nkind: outage\nurgent: true\nfrom: 2026-11-15T08:00Z\nsummary: Zanzibar.',
    ),
  )
  appendFileSync(
    join(folder, 'workspace/content/guides/releasing/canary.mdx'),
    '\n(S) A secret of Zanzibar.\n',
  )
  appendFileSync(
    join(folder, 'workspace/content/glossary.yaml'),
    entry('zanzibar', 'marking: SECRET\nterm: Zanzibar\nmeaning: An island.'),
  )
  cpSync('content/services/postgres.mdx', join(folder, 'workspace/content/services/zanzibar.mdx'))
  const service = join(folder, 'workspace/content/services/zanzibar.mdx')
  const copied = readFileSync(service, 'utf8')
  writeFileSync(
    service,
    copied.replace(/^name: .*$/m, 'marking: SECRET\nname: Zanzibar').replace(/^aliases:\n(?: +- .*\n)+/m, ''),
  )

  const other = join(folder, 'site')
  const args = ['bin/fieldbook.mjs', 'build', '--root', join(folder, 'workspace'), '--out', other]
  execFileSync(process.execPath, [...args, '--revision', 'tests', '--report', join(folder, 'proof.json')], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const site = inject('site')
  expect(listFiles(other)).toEqual(listFiles(site))
  const different = listFiles(site).filter(
    (f) => !readFileSync(join(site, f)).equals(readFileSync(join(other, f))),
  )
  expect(different).toEqual([])
}, 300_000)
