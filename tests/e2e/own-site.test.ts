import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listFiles } from '../../src/workspace/find-files.ts'

/** What an organisation adds, built for two networks of which one may not hold all of it. */
const folder = mkdtempSync(join(tmpdir(), 'fieldbook-own-site-'))
const root = join(folder, 'playbook')

const configuration = `fields:
  desk: {label: Desk, type: text, on: [service, availability, environment, roadmap, notice, guide, role, page]}
  tier: {label: Tier, type: choice, choices: [gold, silver], on: [service]}
  on-call: {label: On call, type: yes-no, on: [availability]}
  review: {label: Review, type: date, on: [environment]}
  ledger: {label: Ledger, type: number, on: [service], shown: false}
`
const page = (title: string, more: string) =>
  `---\ntitle: ${title}\nsummary: Where to find whom.\nrail: House rules\n${more}---\n\n## Second floor\n\nRoom *four* of ${title}.\n`

function change(file: string, from: RegExp, to: string): void {
  const text = readFileSync(join(root, file), 'utf8')
  expect(text).toMatch(from)
  writeFileSync(join(root, file), text.replace(from, to))
}

function put(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}

beforeAll(() => {
  cpSync('tests/fixtures/base', root, { recursive: true })
  put('fieldbook.config.yaml', configuration)
  put('content/pages/house/rooms.mdx', page('Rooms', 'own: {desk: Room page}\n'))
  put('content/pages/vault.mdx', page('Quillon vault', 'marking: SECRET\n'))
  const own = (value: string) => `\nown: ${value}`
  change(
    'content/services/postgres.mdx',
    /\nkind:/,
    `${own('{desk: "Room *six*", tier: gold, ledger: 4711}')}\nkind:`,
  )
  change('content/roles/pre.mdx', /\nsummary:/, `${own('{desk: Room role}')}\nsummary:`)
  change('content/guides/start/canary.mdx', /\nsummary:/, `${own('{desk: Room guide}')}\nsummary:`)
  change('environments/il4/services.yaml', /$/, '  own: {on-call: true, desk: (S) A quillon desk.}\n')
  change('environments/il4/environment.yaml', /^/, 'own: {desk: Room il4, review: 2026-11-02}\n')
  change('environments/il4/roadmap.yaml', /\n {2}title:/, '\n  own: {desk: Room promise}\n  title:')
  change('environments/il4/notices.yaml', /\n {2}title:/, '\n  own: {desk: Room notice}\n  title:')
  change('environments/networks.yaml', /$/, 'high: {name: High side, holds: SECRET, audience: [USA]}\n')
  for (const network of ['low', 'high']) {
    const to = ['--out', join(folder, network), '--network', network, '--root', root, '--as-of', '2026-11-16']
    execFileSync(process.execPath, ['bin/fieldbook.mjs', 'build', ...to], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  }
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true }))

const html = (file: string, network = 'low') => readFileSync(join(folder, network, file), 'utf8')

describe('a site with what an organisation adds', () => {
  it.each([
    ['services/postgres.html', '<dt>Desk</dt><dd>Room <em>six</em></dd>'],
    ['services/postgres.html', '<dt>Tier</dt><dd>gold</dd>'],
    ['environments/il4/services.html', '<dt>On call</dt><dd>Yes</dd>'],
    ['environments/il4/index.html', '<dt>Review</dt><dd><time datetime="2026-11-02">'],
    ['environments/il4/index.html', '<dt>Desk</dt><dd>Room il4</dd>'],
    ['environments/il4/roadmap.html', 'Desk: Room promise'],
    ['environments/il4/notices.html', '<dt>Desk</dt><dd>Room notice</dd>'],
    ['guides/canary.html', '<dt>Desk</dt><dd>Room guide</dd>'],
    ['roles/pre.html', '<dt>Desk</dt><dd>Room role</dd>'],
    ['pages/rooms.html', '<dt>Desk</dt><dd>Room page</dd>'],
    ['pages/rooms.html', 'Room <em>four</em>'],
    ['index-a-z.html', 'href="pages/rooms.html"'],
    ['index.html', '<h2>House rules</h2>'],
  ])('%s shows %s', (file, said) => {
    expect(html(file).replaceAll(/ data-astro-[\w-]+(?:="[^"]*")?/g, '')).toContain(said)
  })

  it('has in its data what no page shows', () => {
    const { services } = JSON.parse(html('data/catalog.json')) as {
      services: Record<string, { own?: object }>
    }
    expect(services['postgres']?.own).toEqual({ desk: 'Room *six*', tier: 'gold', ledger: 4711 })
    expect(html('services/postgres.html')).not.toContain('4711')
  })

  it('says nowhere what a network may not hold, and everywhere else', () => {
    const says = (network: string) =>
      listFiles(join(folder, network)).filter(
        (file) => /quillon/i.test(html(file, network)) || /vault/.test(file),
      )
    expect(says('low')).toEqual([])
    expect(says('high')).toEqual(
      expect.arrayContaining([
        'pages/vault.html',
        'environments/il4/services.html',
        'data/catalog.json',
        'index-a-z.html',
      ]),
    )
    // Marked above the site it is in no navigation.
    expect(html('guides/canary.html', 'high')).not.toMatch(/quillon/i)
  })
})
