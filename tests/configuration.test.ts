import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { configurationSchema, switchableParts } from '../src/model/configuration.ts'
import { momentLabel, showMomentsIn } from '../src/site/views/dates.ts'
import { spanLabels } from '../src/site/views/notice-list.ts'
import { listFiles } from '../src/workspace/find-files.ts'
import { loadWorkspace } from '../src/workspace/load.ts'
import { problemsOf, withFixture } from './fixture.ts'
import { runVerb } from './run-verb.ts'

const file = 'fieldbook.config.yaml'

/** What `check` says of the base of all fixtures with this configuration: place, code and fix. */
const saidOf = (text: string, more: Record<string, string> = {}) =>
  withFixture('base', (root) => {
    writeFileSync(join(root, file), text)
    for (const [path, content] of Object.entries(more)) {
      mkdirSync(join(root, path, '..'), { recursive: true })
      writeFileSync(join(root, path), content)
    }
    return problemsOf(root).map(({ at, code, fix }) => `${at.file}:${at.line}:${at.col} ${code}: ${fix}`)
  })

describe('a configuration', () => {
  it.each([
    ['an unknown key', 'colour: red\n', /^fieldbook.config.yaml:1:1 schema-unknown-key/],
    ['a misspelt key', 'role: {run: pre}\n', /schema-unknown-key: did you mean "roles"/],
    ['a key of another map', 'look: {logos: {}}\n', /:1:8 schema-unknown-key: did you mean "logo"/],
    ['a role that there is not', 'roles: {run: pree}\n', /:1:14 reference-unknown: did you mean "pre"/],
    ['a part that there is not', 'off: [fits]\n', /:1:7 schema-value: did you mean "fit"/],
    [
      'a zone that there is not',
      'timeZone: Europe/Berln\n',
      /:1:11 schema-value: there is no such time zone/,
    ],
    ['a zone of an offset', 'timeZone: "+01:00"\n', /:1:11 schema-value/],
    ['a host with a scheme', 'linkHosts: [https://wiki.example]\n', /:1:13 schema-value: write a host/],
    [
      'a colour in words',
      'look: {accent: {light: navy, dark: "#8cc4ec"}}\n',
      /:1:24 schema-value: write a colour/,
    ],
    ['one ground alone', 'look: {accent: {light: "#1b5f8c"}}\n', /schema-missing: add it/],
    [
      'a logo outside of public',
      'look: {logo: {light: ../a.svg, dark: b.svg}}\n',
      /:1:22 schema-value: name a file/,
    ],
    [
      'a severity that there is not',
      'checks: {image-alt: {severity: warn, reason: x}}\n',
      /schema-value: did you mean "warning"/,
    ],
    ['an exception without a reason', 'checks: {image-alt: {severity: warning}}\n', /schema-missing/],
    ['a marking of its own', 'marking: UNCLASSIFIED\n', /:1:1 schema-unknown-key/],
    ['a label that reads like a mark', 'categories: {own: "(CUI) Own"}\n', /:1:20 marking-portion-suspect/],
    ['a mark in a comment', 'off: []   # (C) the office\n', /:1:13 marking-in-comment/],
  ])('with %s is told where, and how to mend it', (_, text, expected) => {
    const said = saidOf(text)
    expect(said.join('\n')).toMatch(expected)
    expect(said).toHaveLength(1)
  })

  it.each([
    'fieldbook.config.yml',
    'fieldbook.yaml',
    'fieldbook.config.json',
    '.fieldbook.config.yaml',
    'Fieldbook.Config.yaml',
  ])('called %s is not read, and that is said', (name) => {
    const said = withFixture('base', (root) => {
      writeFileSync(join(root, name), 'off: []\n')
      return problemsOf(root)
    })
    expect(said.map(({ at, code }) => `${at.file} ${code}`)).toEqual([`${name} unknown-file`])
  })

  it('names roles of its own, and asks for a pair of those alone', () => {
    const role = 'title: Operator\nsummary: Runs it.\nowns: [The platform.]\n'
    const more = { 'content/roles/operator.mdx': `---\n${role}---\n\nRuns it.\n` }
    const said = saidOf('roles: {run: operator}\n', more)
    expect(said).toEqual([
      expect.stringMatching(
        /^environments\/il2\/environment.yaml:\d+:\d+ pre-pair: name two people in team.operator.people$/,
      ),
      expect.stringMatching(/^environments\/il4\/environment.yaml:\d+:\d+ pre-pair/),
    ])
    // Nobody runs an environment here, so nobody is missing.
    expect(saidOf('roles: {build: developer}\n', more)).toEqual([])
  })

  it('has categories, topics and areas besides those that ship', () => {
    const guide = (topic: string) => ({
      'content/guides/start/own.mdx': `---\ntitle: Own\nsummary: Ours.\ntopic: ${topic}\nfor: [developer]\nreviewed: 2026-11-01\n---\n\nOurs.\n`,
    })
    expect(saidOf('topics: {harbour: Harbour}\n', guide('harbour'))).toEqual([])
    expect(saidOf('topics: {harbour: Harbour}\n', guide('start'))).toEqual([])
    expect(saidOf('topics: {harbour: Harbour}\n', guide('harbor'))).toEqual([
      expect.stringMatching(
        /^content\/guides\/start\/own.mdx:4:8 reference-unknown: did you mean "harbour"\? \(topics here are harbour, start,/,
      ),
    ])
  })

  it('lets links lead to hosts that everybody reaches, and to no other', () => {
    const guide = {
      'content/guides/start/own.mdx':
        '---\ntitle: Own\nsummary: Ours.\ntopic: start\nfor: [developer]\nreviewed: 2026-11-01\n---\n\n[a](https://wiki.example/x) [b](https://in.wiki.example) [c](https://wiki.example.evil.example) [d](https://wiki.example@evil.example) [e](https://other.example)\n',
    }
    const places = (hosts: string) => saidOf(`linkHosts: ${hosts}\n`, guide).map((line) => line.split(' ')[0])
    expect(places('[wiki.example]')).toHaveLength(4)
    expect(places('["*.wiki.example"]')).toHaveLength(4)
    expect(places('[wiki.example, "*.wiki.example", other.example]')).toHaveLength(2)
  })

  it('leaves out what is switched off, and says so of what leads there', () => {
    const guide = {
      'content/guides/start/own.mdx':
        '---\ntitle: Own\nsummary: Ours.\ntopic: start\nfor: [developer]\nreviewed: 2026-11-01\n---\n\n[a](/objectives) [b](/environments/il4/exercises) [c](/services)\n',
    }
    expect(
      saidOf('off: [objectives, exercises]\n', guide).map((line) => line.replace(/:1?\d+ /, ' ')),
    ).toEqual([
      'content/guides/start/own.mdx:9 link-broken: objectives is switched off in fieldbook.config.yaml; take the link away',
      'content/guides/start/own.mdx:9 link-broken: exercises is switched off in fieldbook.config.yaml; take the link away',
    ])
  })

  it('is listed for the officer with every exception, also one that has ended', async () => {
    const checks = `checks:
  image-alt: {severity: warning, reason: Being written., until: 2026-12-31}
  link-words: {severity: "off", reason: Was ours., until: 2026-11-01}
`
    await withFixture('base', async (root) => {
      writeFileSync(join(root, file), checks)
      const { stdout: out } = await runVerb('release', '--root', root, '--as-of', '2026-11-16')
      expect(out).toContain('image-alt: warning in place of error, until 2026-12-31\n      Being written.')
      expect(out).toContain('link-words: off in place of error, until 2026-11-01; it does not hold')
      const json = await runVerb('release', '--root', root, '--as-of', '2026-11-16', '--format', 'json')
      expect(JSON.parse(json.stdout).exceptions).toMatchObject([
        { code: 'image-alt', usual: 'error', given: 'warning', holds: true },
        { code: 'link-words', usual: 'error', given: 'off', holds: false },
      ])
    })
  })
})

describe('moments', () => {
  const notice = (from: string) => ({
    'environments/il4/notices.yaml': `away: {title: Away, kind: maintenance, from: ${from}, until: 2026-11-30T10:00Z, summary: It is.}\n`,
  })
  /** When a notice begins, or what is wrong with how that is written. */
  const beginsAt = (zone: string | undefined, from: string) =>
    withFixture('base', (root) => {
      if (zone !== undefined) writeFileSync(join(root, file), `timeZone: ${zone}\n`)
      for (const [path, content] of Object.entries(notice(from))) writeFileSync(join(root, path), content)
      const { playbook, problems } = loadWorkspace([root])
      const [wrong] = problems.map(({ at, code, fix }) => `${at.line}:${at.col} ${code}: ${fix}`)
      return wrong ?? playbook.get('notice', 'away', 'il4')?.data.from
    })

  it.each([
    [undefined, '2026-11-16T07:20Z', '2026-11-16T07:20Z'],
    [undefined, '2026-11-16T07:20+01:00', '2026-11-16T06:20Z'],
    [undefined, '2026-11-16T00:20+05:30', '2026-11-15T18:50Z'],
    [
      undefined,
      '2026-11-16T07:20',
      '1:46 schema-value: say that it is UTC: 2026-11-16T07:20Z; or add its offset, as 2026-11-16T07:20+01:00; or set timeZone in fieldbook.config.yaml',
    ],
    ['Europe/Berlin', '2026-11-16T07:20', '2026-11-16T06:20Z'],
    ['Europe/Berlin', '2026-07-16T07:20', '2026-07-16T05:20Z'],
    ['Europe/Berlin', '2026-11-16T07:20Z', '2026-11-16T07:20Z'],
    ['America/New_York', '2026-11-16T23:20', '2026-11-17T04:20Z'],
    ['Asia/Kolkata', '2026-11-16T07:20', '2026-11-16T01:50Z'],
    [
      'Europe/Berlin',
      '2026-03-29T02:30',
      '1:46 schema-value: they are put forward then; write the hour after',
    ],
    ['Europe/Berlin', '2026-10-25T02:30', '1:46 schema-value: write 2026-10-25T00:30Z or 2026-10-25T01:30Z'],
    ['Europe/Berlin', '2026-11-16T07:20:30', '1:46 schema-value: say that it is UTC: 2026-11-16T07:20Z'],
  ])('in %s: %s is %s', (zone, from, expected) => expect(beginsAt(zone, from)).toBe(expected))

  it('are shown by the clocks of the zone, and a span within one of its days names that once', () => {
    showMomentsIn('Europe/Berlin')
    expect(momentLabel('2026-11-16T23:20Z', '2026-11-30')).toBe('17 Nov, 00:20 Berlin time')
    expect(spanLabels('2026-11-16T23:20Z', '2026-11-17T08:00Z', '2026-11-30')).toEqual([
      '17 Nov, 00:20',
      '09:00 Berlin time',
    ])
    showMomentsIn()
    expect(momentLabel('2026-11-16T23:20Z', '2026-11-30')).toBe('16 Nov, 23:20 UTC')
  })
})

/** The picture of what a key changes, by the key. */
const pictures: Readonly<Record<string, string>> = {
  'look.logo': 'look',
  'look.accent': 'look',
  'look.stylesheet': 'stylesheet',
  language: 'language',
  words: 'words',
  'words.interface': 'language',
  timeZone: 'time',
  fiscalYears: 'fiscal-years',
  roles: 'roles',
  categories: 'lists',
  topics: 'topics',
  areas: 'areas',
  linkHosts: 'link-hosts',
  off: 'switches',
  checks: 'severities',
  fields: 'fields',
  'extend.checks': 'check',
  'extend.components': 'component',
  fieldbook: 'version',
}

it('each key has its place in the guide, with a picture or an example of what it does', () => {
  const guide = readFileSync('content/guides/playbook/shape-it.mdx', 'utf8')
  for (const key of Object.keys(configurationSchema.shape))
    expect(guide, key).toMatch(new RegExp(`^${key}:`, 'm'))
  for (const part of switchableParts) expect(guide, part).toContain(`\`${part}\``)
  const sections = guide.split(/^## /m).slice(1, -1)
  for (const section of sections)
    expect(section, section.slice(0, 20)).toMatch(/^!\[.+\]\(\/figures\/shape\/|^```text/m)
  // What each key changes is drawn, where its section shows it.
  for (const [key, picture] of Object.entries(pictures)) {
    const shownIn = key.startsWith('extend.')
      ? readFileSync('content/guides/playbook/extending.mdx', 'utf8')
      : guide
    expect(shownIn, key).toContain(`(/figures/shape/${picture}.svg)`)
    expect(existsSync(`public/figures/shape/${picture}.svg`), picture).toBe(true)
  }
  const shown = Object.keys(pictures).map((key) => key.split('.')[0])
  expect(Object.keys(configurationSchema.shape).filter((key) => !shown.includes(key))).toEqual([])
  const switches = readFileSync('public/figures/shape/switches.svg', 'utf8')
  for (const part of switchableParts) expect(switches, part).toContain(`>${part}</text>`)
  const examples = [...guide.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, text = '']) => text)
  // Parts of it may name what a playbook has and a fixture has not, so they are read and not checked.
  for (const example of examples)
    expect(configurationSchema.safeParse(parse(example)).error, example).toBeUndefined()
})

it('no file but one names the roles that ship', () => {
  const mayName = new Set([
    'src/domain/playbook/tasks.ts',
    // What `init` and `new` begin with where nobody has said otherwise.
    'src/workspace/init/plan.ts',
    'src/workspace/new/plan.ts',
    // The element of HTML.
    'src/publish/pages/quote-edits.ts',
    'src/publish/pages/word-edits.ts',
    'src/site/markdown.ts',
  ])
  const named = listFiles('src')
    .map((path) => `src/${path}`)
    .filter((path) => /(?<!\.test)\.(?:ts|astro)$/.test(path) && !mayName.has(path))
    .filter((path) =>
      /(?<!querySelector\()'(?:pre|rele|devee|developer)'|\/roles\/(?:pre|rele|devee|developer)\b/.test(
        readFileSync(path, 'utf8'),
      ),
    )
  expect(named).toEqual([])
})
