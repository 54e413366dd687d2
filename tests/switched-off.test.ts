import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { calendarOf } from '../src/domain/calendar/calendar.ts'
import { lettersOf } from '../src/domain/pages/kinds.ts'
import { allPages } from '../src/domain/pages/registry.ts'
import { isKindOff, partOffAt } from '../src/domain/pages/switched-off.ts'
import { icalendar } from '../src/formats/print/icalendar.ts'
import { switchableParts } from '../src/model/configuration.ts'
import { kinds } from '../src/model/registry.ts'
import { dataFiles } from '../src/publish/data.ts'
import { doors } from '../src/site/views/home.ts'
import { groupsOf, stations } from '../src/site/views/navigation.ts'
import { loadAsPlanned } from '../src/workspace/load-planned.ts'
import { parseProse } from '../src/workspace/mdx.ts'

const root = 'examples/tallow-coast'
const asOf = '2026-11-24'
const before = readFileSync(`${root}/fieldbook.config.yaml`, 'utf8')
const configured = (off: string) => [
  { path: 'fieldbook.config.yaml', before, after: `${before}off: [${off}]\n` },
]

describe.each(switchableParts)('a playbook without %s', (part) => {
  const whole = loadAsPlanned([root], configured('')).playbook
  const { playbook } = loadAsPlanned([root], configured(part))
  const isGone = (address: string) => partOffAt(playbook, address) !== undefined
  const pages = allPages(playbook)

  it('has no page of it, and all others', () => {
    expect(pages.map(({ address }) => address).filter(isGone)).toEqual([])
    const left = new Set(pages.map(({ address }) => address))
    // Problems of manifests are explained where apps are judged.
    const lost = allPages(whole)
      .map(({ address }) => address)
      .filter((address) => !left.has(address) && !isGone(address) && !address.startsWith('/problems/'))
    expect(lost).toEqual([])
  })

  it('leads there by no door, no link of the rail, no letter of the A to Z', () => {
    const hrefs = [
      ...groupsOf(playbook).flatMap(({ links }) => links),
      ...doors(playbook).flatMap(({ links }) => links),
      ...pages
        .filter(({ environment }) => environment !== undefined)
        .flatMap((page) => stations(playbook, page, { crumbs: [], facts: [] }, asOf))
        .flatMap(({ stops }) => stops),
    ].map(({ href }) => href)
    expect(hrefs.length).toBeGreaterThan(10)
    expect(hrefs.filter(isGone)).toEqual([])
    const letters = lettersOf(playbook).flatMap(({ entries }) => entries)
    expect(letters.map(({ href }) => href).filter(isGone)).toEqual([])
  })

  it('has nothing of it in data, calendars and entries', () => {
    expect(playbook.entries.filter(({ kind }) => isKindOff(playbook, kind))).toEqual([])
    const files = dataFiles(playbook, { asOf, network: 'control', revision: 'r' })
    expect(files.map(({ path }) => `/${path}`).filter(isGone)).toEqual([])
    const calendar = icalendar(calendarOf(playbook, playbook.environments, { asOf, parseProse }))
    const said = [
      ...files.filter(({ path }) => !path.endsWith('.schema.json')),
      { path: 'all.ics', text: calendar },
    ]
    const led = said.flatMap(({ path, text }) =>
      [...text.matchAll(/["(](\/[a-z][\w/#.:-]*)/g)].map(([, address = '']) => `${path}: ${address}`),
    )
    expect(led.filter((line) => isGone(line.replace(/^.*: /, '')))).toEqual([])
  })
})

it('every kind of entry that is left out has a switch', () => {
  const { playbook } = loadAsPlanned([root], configured(switchableParts.join(', ')))
  const left = new Set(playbook.entries.map(({ kind }) => kind))
  const gone = kinds.filter((kind) => isKindOff(playbook, kind))
  expect(gone.filter((kind) => left.has(kind))).toEqual([])
  expect(gone).toHaveLength(12)
})

it.each(['home', 'environments', 'services', 'compare', 'changes', 'search', 'problems', 'about', 'pages'])(
  'what pages rest on stays, and it is said why: %s',
  (part) => {
    const { problems } = loadAsPlanned([root], configured(part))
    expect(problems.map(({ code, fix }) => `${code}: ${fix}`)).toEqual([
      expect.stringMatching(new RegExp(`^schema-value: ${part} cannot be switched off: .{20}`)),
    ])
  },
)

it('the guide names every switch', () => {
  const guide = readFileSync('content/guides/playbook/shape-it.mdx', 'utf8')
  expect(switchableParts.filter((part) => !guide.includes(`\`${part}\``))).toEqual([])
})
