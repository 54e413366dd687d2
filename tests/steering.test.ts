import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openForEditing } from '../src/cli/open.ts'
import { dataFiles } from '../src/publish/data.ts'
import { runVerb } from './run-verb.ts'

/** Texts that steer what shows them. Behind each stands a word by which the text is found again. */
const hostile: Record<string, string> = {
  'a colour': '\u001b[95m',
  'a cursor that moves': '\u001b[2J\u001b[1;1H',
  'the title of a window': '\u001b]0;owned\u0007',
  'a link of a terminal': '\u001b]8;;https://cairnway.example\u001b\\',
  'a bell': '\u0007',
  'a backspace': 'x\b',
  'a delete': '\u007f',
  'a sequence of one byte': '\u009b31m',
  'a next line': '\u0085X-EVIL:1',
  'a vertical tab': '\u000b',
  'a form feed': '\u000c',
  'text from right to left': '\u202e',
  'an isolate': '\u2067',
  'an Arabic letter mark': '\u061c',
  'a line separator': '\u2028X-EVIL:1',
  'a line feed': '\nX-EVIL:1\n',
  'a carriage return': '\rX-EVIL:1',
  both: '\r\nX-EVIL:1\r\n',
  'a character reference': '&#27;[95m&#x9b;31m',
}

/** What steers a terminal or turns the direction of reading; a report in lines has line feeds. */
const steering = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]/u
const without = (text: string) => text.replaceAll('\n', '')

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-steering-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
  console.log(`steering: ${count} outputs of ${Object.keys(hostile).length} texts`)
})
let count = 0

/** Where in the base a text is planted: anything that people write as they like. */
const places: [file: string, words: readonly string[]][] = [
  [
    'content/site.yaml',
    [
      'Cairnway Fieldbook',
      'Cairnway Platform Office',
      'Platform reliability engineer',
      'Stores controlled information',
      'Say it.',
    ],
  ],
  ['environments/networks.yaml', ['Low side']],
  ['environments/il2/environment.yaml', ['Meeting', 'Queue', 'PRE pair']],
  [
    'environments/il4/environment.yaml',
    ['Built and tried here.', 'Meeting', 'Queue', 'PRE pair', 'Log search'],
  ],
  ['environments/il4/notices.yaml', ['Upgrade', 'One restart.']],
  ['environments/il4/roadmap.yaml', ['PostgreSQL 18', 'A new major version.']],
  ['content/services/postgres.mdx', ['PostgreSQL', 'Relational database', 'Data services']],
  ['environments/il4/onboarding.mdx', ['Meeting']],
]

const inText = (text: string) => JSON.stringify(text).slice(1, -1)

/** The fixture `base` with the text planted in names, titles and prose, and inputs that name it too. */
function plant(text: string): {
  root: string
  inputs: Record<'manifest' | 'services' | 'live' | 'record', string>
} {
  const root = mkdtempSync(join(folder, 'ws-'))
  cpSync('tests/fixtures/base', root, { recursive: true })
  const edit = (file: string, change: (text: string) => string) => {
    const path = join(root, file)
    const before = readFileSync(path, 'utf8')
    const after = change(before)
    if (after === before) throw new Error(`${file} has no place for it`)
    writeFileSync(path, after)
  }
  for (const [file, words] of places)
    for (const word of words)
      if (readFileSync(join(root, file), 'utf8').includes(word))
        edit(file, (whole) => whole.replace(word, () => `"${inText(`${word} zq${text}qz`)}"`))
  for (const id of ['il2', 'il4'])
    edit(`environments/${id}/environment.yaml`, (whole) =>
      whole.replace(/^name: .*$/m, () => `name: "${inText(`${id} zq${text}qz`)}"`),
    )
  const plans = `plans: [{name: small}, {name: "${inText(`large zq${text}qz`)}"}]`
  const differs = `difference: {from: il2, what: "${inText(`What zq${text}qz`)}", why: "${inText(`Why zq${text}qz`)}", until: "${inText(`Until zq${text}qz`)}"}`
  edit(
    'environments/il4/services.yaml',
    (whole) =>
      `${whole.replace(/plans: .*/, () => plans)}  note: "${inText(`Note zq${text}qz`)}"\n  ${differs}\n`,
  )
  const put = (name: string, said: string) => {
    mkdirSync(join(root, 'in'), { recursive: true })
    writeFileSync(join(root, 'in', name), said)
    return join(root, 'in', name)
  }
  return {
    root,
    inputs: {
      manifest: put(
        'm.yml',
        `applications: [{name: "${inText(`a${text}`)}", no-route: true, services: [db]}]\n`,
      ),
      services: put('s.yml', 'db: postgres small\n'),
      live: put(
        'live.json',
        JSON.stringify({
          services: [
            {
              name: `x${text}`,
              id: 'a',
              description: `d${text}`,
              bindable: true,
              plans: [{ name: `p${text}`, id: 'b', description: '' }],
            },
          ],
        }),
      ),
      record: put(
        'r.yaml',
        `marking: UNCLASSIFIED\nteam: "${inText(`T${text}`)}"\nrecorded: 2026-11-16\ntarget: {environment: il4}\nservices: [{service: postgres, for: "${inText(`F${text}`)}"}]\nquestions: [{ask: "${inText(`A${text}`)}", who: "${inText(`W${text}`)}"}]\n`,
      ),
    },
  }
}

describe.each(Object.entries(hostile))('%s', (_name, text) => {
  const formats = ['text', 'json', 'markdown']
  const verbs = ({ manifest, services, live, record }: ReturnType<typeof plant>['inputs']) => [
    { args: ['check'], formats: ['text', 'json', 'github'] },
    { args: ['release'], formats },
    { args: ['fit', manifest, '--services', services, '--environment', 'all'], formats },
    { args: ['drift', live, '--broker', 'b', '--environment', 'il4'], formats },
    { args: ['import', live, '--broker', 'b', '--environment', 'il4'], formats: [] },
    { args: ['intake', record], formats },
    { args: ['intake', '--blank', 'il4'], formats: [] },
    { args: ['diff', 'il2', 'il4'], formats },
    { args: ['diff', 'il2', `il4${text}`], formats: [] },
    { args: ['check', '--network', `low${text}`], formats: [] },
    { args: ['new', 'term', `x${text}`], formats: [] },
    { args: ['verify', `x${text}`], formats: [] },
  ]

  it('steers no terminal and no report of any verb', async () => {
    const { root, inputs } = plant(text)
    let shown = 0
    for (const { args, formats: forms } of verbs(inputs))
      for (const format of forms.length > 0 ? forms : [undefined]) {
        const asked = format === undefined ? [] : ['--format', format]
        const { status, stdout, stderr } = await runVerb(...args, ...asked, '--root', root)
        expect(status).toBeLessThan(70)
        expect(without(stdout + stderr)).not.toMatch(steering)
        // JSON and YAML say line feeds as they are escaped; in all others a text stays in its line.
        expect(stdout + stderr).not.toMatch(/^X-EVIL/m)
        count += 1
        if (stdout.includes('zq')) shown += 1
      }
    expect(shown).toBeGreaterThan(10)
  })

  it('steers none where colours are asked for', async () => {
    const { root, inputs } = plant(text)
    for (const { args } of verbs(inputs)) {
      const { stdout, stderr } = await runVerb.coloured(...args, '--root', root)
      const start = String.fromCharCode(27)
      const plain = (stdout + stderr).replaceAll(new RegExp(`${start}\\[(?:[0-9]|[234][0-9])m`, 'g'), '')
      expect(without(plain)).not.toMatch(steering)
      count += 1
    }
  })

  it('writes no line of its own into calendars and tables', () => {
    const { root } = plant(text)
    const { release } = openForEditing({ root: [root] })
    for (const { path, text: said } of dataFiles(release.playbook, { asOf: '2026-11-16' })) {
      if (!/\.(?:ics|csv)$/.test(path)) continue
      expect(said).toContain('zq')
      expect(said.replaceAll('\r\n', '')).not.toMatch(steering)
      expect(said).not.toMatch(/^X-EVIL/m)
      count += 1
    }
  })
})
