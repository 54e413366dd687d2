import { readFileSync } from 'node:fs'
import { svg } from '../carried-files.ts'
import type { Thing } from './world.ts'

/** Parts of files in their order, by path; `path#1` is a segment of a file, and segments stand in the order of their names. */
export type Texts = Map<string, string[]>

/** A place in which something withheld may stand. */
export interface Slot {
  file: (id: string) => string
  part: (thing: Thing) => string
  /** A second file that says it too. */
  also?: (id: string) => string
  /** Files of its own beside it. */
  beside?: (thing: Thing) => Record<string, string>
}

const il4 =
  (name: string, segment = '') =>
  () =>
    `environments/il4/${name}.yaml${segment}`
const marked = 'marking: SECRET\n'
const page = (front: string, words: string) => `---\n${front}---\n\n## Words\n\n${words}\n`
const keyed = (id: string, lines: readonly string[]) =>
  `${id}:\n${lines.map((line) => `  ${line}\n`).join('')}`
const secret = 'marking: SECRET'

/** Every kind of thing that is withheld, whole entries and parts of those that go. */
export const slots = {
  'a promise': {
    file: il4('roadmap'),
    part: ({ id, words }) =>
      keyed(id, [
        secret,
        `title: ${words}`,
        'kind: change',
        'target: 2027-Q1',
        'status: on-track',
        'confidence: low',
        `impact: ${words}`,
      ]),
  },
  'a notice': {
    file: il4('notices'),
    part: ({ id, words }) =>
      keyed(id, [
        secret,
        `title: ${words}`,
        'kind: outage',
        'urgent: true',
        'from: 2026-11-16T06:00Z',
        'services: [postgres]',
        `summary: ${words}`,
      ]),
  },
  'a term': {
    file: () => 'content/glossary.yaml',
    part: ({ id, words }) => keyed(id, [secret, `term: ${words}`, `meaning: ${words}`]),
  },
  'an objective': {
    file: () => 'content/objectives.yaml',
    part: ({ id, words }) =>
      keyed(id, [
        secret,
        `title: ${words}`,
        `summary: ${words}`,
        'owner: pre',
        `indicators: [{name: "${words}", measured: "${words}"}]`,
        'targets: {il4: {target: 9 %, window: 30 days}}',
      ]),
  },
  'a service with what it is in il4': {
    file: (id) => `content/services/${id}.mdx`,
    part: ({ words }) =>
      page(
        `name: ${words}\n${marked}kind: managed\ncategory: data\nshort: ${words}\nsummary: ${words}\nowner: ${words}\n`,
        words,
      ),
    beside: ({ id, words }) => ({
      [`environments/il6-${id}/environment.yaml`]: elsewhere(words),
      [`environments/il6-${id}/services.yaml`]: `${id}:\n  status: available\n  marking: SECRET\n  version: 1.2\n  note: ${words}\n  plans: [{name: "${words}"}]\n`,
    }),
  },
  'a role': {
    file: (id) => `content/roles/${id}.mdx`,
    part: ({ words }) => page(`title: ${words}\n${marked}summary: ${words}\nowns: ["${words}"]\n`, words),
  },
  'a guide': {
    file: (id) => `content/guides/start/${id}.mdx`,
    part: ({ words }) =>
      page(
        `title: ${words}\n${marked}summary: ${words}\ntopic: start\nfor: [pre]\nreviewed: 2026-11-01\n`,
        words,
      ),
  },
  'a page': {
    file: (id) => `content/pages/${id}.mdx`,
    part: ({ words }) => page(`title: ${words}\n${marked}summary: ${words}\nrail: Manual\n`, words),
  },
  'a lesson': {
    file: (id) => `environments/il4/lessons/${id}.mdx`,
    part: ({ words }) =>
      page(
        `title: ${words}\n${marked}summary: ${words}\nday: 2026-10-14\nevent: ${words}\ncause: ${words}\ncorrective:\n  - {what: "${words}", owner: pre, state: done, due: 2026-10-14}\npreventive:\n  - {what: "${words}", owner: pre, state: done, due: 2026-10-14}\nadaptive:\n  - {what: "${words}", owner: pre, state: done, due: 2026-10-14}\nservices: [postgres]\n`,
        words,
      ),
  },
  'a path of triage': {
    file: (id) => `content/triage/${id}.mdx`,
    part: ({ words }) =>
      `---\ntitle: ${words}\n${marked}symptom: ${words}\nsignals: ["${words}"]\nseverity: outage\nsteps:\n  call: {kind: escalate, title: "${words}", to: pre, bring: ["${words}"]}\nreviewed: 2026-11-01\n---\n`,
  },
  'a plan': {
    file: il4('services', '#1'),
    // Where only one of two environments had it somebody would have to say why.
    also: () => 'environments/il2/services.yaml#1',
    part: ({ id, words }) => `    - {name: ${id}, note: "${words}", marking: SECRET}\n`,
  },
  'a limit': { file: il4('services', '#3'), part: ({ words }) => `    - (S) ${words}\n` },
  'a paragraph': { file: () => 'content/guides/start/canary.mdx', part: ({ words }) => `(S) ${words}\n\n` },
  paragraphs: {
    file: () => 'content/guides/start/canary.mdx',
    part: ({ words }) => `<Portion mark="(S)">\n\n${words}\n\n- ${words}\n\n</Portion>\n\n`,
  },
  'a drawing': {
    file: () => 'content/guides/start/canary.mdx',
    part: ({ id, words }) => `(S) ${words} ![${words}](/figures/${id}.svg)\n\n`,
    beside: ({ id, words }) => ({ [`public/figures/${id}.svg`]: drawing(words) }),
  },
  // It stands in a line of a file of the fixture, and is put there by hand.
  person: { file: () => 'none', part: () => '' },
} satisfies Record<string, Slot> as Record<string, Slot>

/** An environment that is withheld as a whole. */
const elsewhere = (words: string) =>
  marked +
  readFileSync('tests/fixtures/base/environments/il4/environment.yaml', 'utf8')
    .replace('name: il4', `name: ${words}`)
    .replace('handles: CUI', 'handles: SECRET')
    .replace('promotesFrom: il2\n', '')

/** A drawing that only withheld text shows. */
const drawing = (words: string): string => svg(`<text>${words}</text>`).toString()
