import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { earlierFacts } from './earlier-facts.ts'

/** Texts that steer what shows them. Behind each stands a word by which the text is found again. */
export const hostile: Record<string, string> = {
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
  'a character reference': '&#27;[95m&#x9b;31m&#x202e;',
}

/** What steers a terminal or turns the direction of reading. */
export const steering = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]/u

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

/** The fixture `base`, in a folder of its own below `folder`, with the text planted in names, titles and prose, and inputs that name it too. */
export function plant(
  folder: string,
  text: string,
): {
  root: string
  inputs: Record<'manifest' | 'services' | 'live' | 'record' | 'release' | 'facts', string>
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
  writeFileSync(
    join(root, 'environments/il4/releases.yaml'),
    `a-1:\n  app: "${inText(`App zq${text}qz`)}"\n  version: 1.0.0\n  day: 2026-10-20\n  kind: initial\n  ended: stayed\n  openBugs: {}\n  runs: {all: 1, green: 1}\n  note: "${inText(`Note zq${text}qz`)}"\n`,
  )
  edit(
    'environments/il4/notices.yaml',
    (whole) =>
      `${whole.trimEnd()}\n  actions: [{what: "${inText(`Do zq${text}qz`)}", owner: pre, state: open}]\n`,
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
      release: put(
        'e.yaml',
        `marking: UNCLASSIFIED\napp: "${inText(`R${text}`)}"\nversion: 1.0.0\nenvironments: [il4]\nrecorded: 2026-11-16\nmanifest: m.yml\nservices: [s.yml]\nexceptions: [{line: readiness/day, reason: "${inText(`E${text}`)}", approver: pre, until: 2027-01-01}]\n`,
      ),
      facts: put('facts.json', earlierFacts({})),
      record: put(
        'r.yaml',
        `marking: UNCLASSIFIED\nteam: "${inText(`T${text}`)}"\nrecorded: 2026-11-16\ntarget: {environment: il4}\nservices: [{service: postgres, for: "${inText(`F${text}`)}"}]\nquestions: [{ask: "${inText(`A${text}`)}", who: "${inText(`W${text}`)}"}]\n`,
      ),
    },
  }
}
