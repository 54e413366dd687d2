import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { markingDocument } from '../../src/domain/checks/marking-document.ts'
import { blocksOn, documentOf } from '../../src/domain/document/blocks.ts'
import { dominates } from '../../src/domain/marking/dominance.ts'
import { equals, join as joined, type Marking } from '../../src/domain/marking/marking.ts'
import { parseHolding, parseMarking, parsePortion } from '../../src/domain/marking/parse.ts'
import { printBanner } from '../../src/domain/marking/print.ts'
import { brokenRules } from '../../src/domain/marking/rules.ts'
import { indicatedOf, shownMark } from '../../src/domain/marking/shown.ts'
import { usScheme } from '../../src/domain/marking/us-scheme.ts'
import { Playbook } from '../../src/domain/playbook/playbook.ts'
import { type Scheme, schemeSchema } from '../../src/model/scheme.ts'
import type { Description } from '../../src/publish/bundle/description.ts'
import { checkLabel, labelBeside } from '../../src/publish/label/check-label.ts'
import { labelPath } from '../../src/publish/label/label-of.ts'
import { clearanceOf } from '../../src/publish/proof/raw/clearance.ts'
import { rawParts } from '../../src/publish/proof/raw/raw-parts.ts'
import { entry, guide, low, openSite, releaseOf } from '../marked-playbook.ts'
import { runCheck } from '../run-check.ts'

/** A case with what is right; gives true where the code says so. */
type Case = readonly [name: string, holds: () => boolean]

const read = (text: string) => (text.startsWith('(') ? parsePortion : parseMarking)(text, usScheme)
const marking = (text: string): Marking => {
  const parsed = read(text)
  if (!parsed.ok) throw new Error(text)
  return parsed.marking
}

const table: Case[] = readFileSync(new URL('../markings-by-the-book.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .filter((row) => !row.startsWith('#'))
  .map((row) => {
    const [text = '', ok] = row.split('\t')
    return [
      text,
      () => {
        const parsed = read(text)
        const isRight = parsed.ok && brokenRules(parsed.marking, usScheme).length === 0
        return isRight === (ok === 'right')
      },
    ]
  })

const wholes: Case[] = (
  [
    ['(//GBR S)', '(//DEU C)', 'SECRET//FGI DEU GBR'],
    ['(//GBR R)', '(//GBR TS)', '//GBR TOP SECRET'],
    ['(//GBR TS)', '(//GBR R)', '//GBR TOP SECRET'],
    ['UNCLASSIFIED', '(//NS)', 'SECRET//FGI NATO'],
  ] as const
).map(([a, b, whole]) => [
  `${a} and ${b}`,
  () => printBanner(joined(marking(a), marking(b), usScheme), usScheme) === whole,
])

const apart: Case[] = [
  [
    'owners apart',
    () =>
      !equals(marking('(//GBR S)'), { ...marking('(//GBR S)'), foreign: { of: ['DEU'], level: 'SECRET' } }),
  ],
  ['levels apart', () => !equals(marking('(//GBR R)'), marking('(//GBR C)'))],
  ['a control beside a level of others', () => !read('//GBR SECRET/SI').ok],
  ['a control above a level of others', () => !read('//DEU RESTRICTED//SI-G//ORCON').ok],
  ['a network of others', () => !parseHolding('//GBR SECRET', usScheme).ok],
]

const home = { holds: 'SECRET//FGI CAN GBR NATO', audience: ['USA'] }
const judged: Case[] = [
  ...[
    '//GBR SECRET',
    '//DEU SECRET',
    '(//NS)',
    '(//CTS)',
    '//FGI SECRET',
    '/GBR SECRET',
    '//USA SECRET',
    '(//GBR S S)',
  ],
  ...[
    '//GBR SECRET//FGI GBR',
    '//JOINT SECRET CAN GBR USA',
    '//JOINT SECRET GBR CAN USA',
    '//JOINT SECRET CAN GBR',
  ],
  ...['//XXZ SECRET', 'SECRET//NOFORN/REL TO USA, GBR', '//JOINT SECRET USA'],
].map((mark) => [
  `two readers of ${mark}`,
  () => {
    const parsed = read(mark)
    const goes = parsed.ok && dominates(home, parsed.marking, usScheme)
    return clearanceOf(home, usScheme)(mark) === !goes
  },
])
const open = clearanceOf({ holds: 'SECRET//FGI', audience: ['USA'] }, usScheme)
const strict: Case[] = [
  '//XXZ SECRET',
  '//JOINT SECRET GBR CAN USA',
  '//A B SECRET',
  '//JOINT SECRET CAN GBR',
].map((mark) => [`the second reader of ${mark}`, () => open(mark)])

const bodyOf = (text: string, own: object, network = low) =>
  releaseOf([openSite(), guide('a', text, own)], network).playbook.get('guide', 'a')?.body?.text
const list = 'CUI//REL TO USA, FVEY'
const home2 = { name: 'H', holds: 'SECRET', audience: ['USA'] }
const file = (text: string, path = 'content/guides/a.mdx') => [{ path, text, root: 0, file: path }]
const withheld = (text: string, path?: string) =>
  rawParts(file(text, path), { holds: 'CUI', audience: ['FVEY'] }, usScheme).withheld.length
const abbreviated: Case[] = [
  ['REL is written out', () => bodyOf('(CUI//REL) a', { marking: list }) === '(CUI//REL TO USA, FVEY) a'],
  ['REL of no list', () => bodyOf('(CUI//REL) a\n\nb', {}) === 'b'],
  ['REL of NOFORN', () => bodyOf('(CUI//REL) a\n\nb', { marking: 'CUI//NOFORN' }, home2) === 'b'],
  [
    'REL with what goes',
    () => bodyOf('<Portion mark="(CUI//REL)">\n\n(S) a\n\n</Portion>\n\nb', { marking: list }) === 'b',
  ],
  ['REL of a banner', () => !read('SECRET//REL').ok && !parseMarking('SECRET//REL', usScheme).ok],
  ['REL without a page', () => summaryOf() !== undefined],
  ['the second reader of REL', () => withheld(`---\nmarking: ${list}\n---\n(CUI//REL) a\n`) === 0],
  [
    'the second reader of REL without a list',
    () =>
      withheld('---\nmarking: CUI//NOFORN\n---\n(CUI//REL) a\n') > 0 &&
      withheld('---\ntitle: T\n---\n(CUI//REL) a\n') > 0,
  ],
  [
    'the second reader of a list',
    () => clearanceOf({ holds: 'CUI', audience: ['USA'] }, usScheme)('(CUI//REL)', 'CUI'),
  ],
]
/** What is said of a field of an entry without a page. */
function summaryOf(): true | undefined {
  const site = openSite({ marking: list, summary: '(CUI//REL) a' })
  const said = releaseOf([site], low).withheld.length > 0
  return said ? true : undefined
}

const indicating: Scheme = {
  ...usScheme,
  levels: usScheme.levels.map((level) =>
    level.banner === 'CUI' ? { ...level, behind: 'indicator' as const } : level,
  ),
}
const shown: Case[] = [
  ['shown short', () => shownMark('CUI//SP-CTI', indicating) === 'CUI'],
  ['shown whole', () => shownMark('SECRET//SI', indicating) === 'SECRET//SI'],
  ['said in the indicator', () => indicatedOf('CUI//NOFORN', indicating)?.dissemination.join() === 'NOFORN'],
]

const refused = (change: object) => !schemeSchema.safeParse({ ...usScheme, ...change }).success
const requiring = (banner: string, requires: string[]) => ({
  blocks: usScheme.blocks.map((block) => ({
    ...block,
    controls: block.controls.map((control) =>
      control.banner === banner ? { ...control, requires } : control,
    ),
  })),
})
const levels = (...as: string[]) => ({
  foreign: {
    ...usScheme.foreign,
    levels: as.map((one, i) => ({ banner: `L${i}`, portion: `L${i}`, as: one })),
  },
})
const schemes: Case[] = [
  ['a cycle', () => refused(requiring('ORCON', ['SI-G']))],
  ['a contradiction', () => refused(requiring('RELIDO', ['NOFORN']))],
  ['a low level of others', () => refused(levels('CUI'))],
  ['levels of others out of order', () => refused(levels('SECRET', 'CONFIDENTIAL'))],
]

const authority = { classifiedBy: 'J', derivedFrom: 'G', declassifyOn: '2051-01-05' }
const network = (more = {}) => entry('network', 'n', { ...home2, ...more })
const secret = guide('s', '', { marking: 'SECRET' })
const statement = { statement: 'A', reasons: [] }
const asked = (...entries: Parameters<typeof runCheck>[1]) => runCheck(markingDocument, entries).length
const blocks: Case[] = [
  ['asked', () => asked(openSite(), secret, network()) === 1],
  ['not asked', () => asked(openSite({ authority }), secret, network()) === 0],
  ['public release', () => asked(openSite({ authority, distribution: statement }), secret, network()) === 1],
  ['pages', () => blocksOn('CUI', { authority }, usScheme).length === 0],
  [
    'the network’s own',
    () =>
      documentOf(
        new Playbook([openSite({ authority }), network({ authority: { ...authority, derivedFrom: 'N' } })]),
        'n',
      ).authority?.derivedFrom === 'N',
  ],
]

const archive = new Uint8Array(Buffer.from('an archive'))
const description = {
  marking: 'SECRET//SI//REL TO USA, GBR',
  asOf: '2026-11-16',
  scheme: usScheme,
  label: { policy: 'USA' },
} as unknown as Description

/** Whether the label that is written, changed so, is refused, found fault with, or taken. */
function labelled(
  change: (xml: string) => string | undefined,
  of = description,
): 'refused' | 'fault' | 'taken' {
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-killers-'))
  try {
    const path = join(folder, 'a.tar.gz')
    const [xml] = [...labelBeside({ ...description }, path, archive).values()].map((b) =>
      Buffer.from(b).toString(),
    )
    const text = change(xml ?? '')
    if (text !== undefined) writeFileSync(labelPath(path), text)
    return checkLabel(path, archive, of).length > 0 ? 'fault' : 'taken'
  } catch {
    return 'refused'
  } finally {
    rmSync(folder, { recursive: true })
  }
}
const labels: Case[] = [
  ['a label', () => labelled((xml) => xml) === 'taken'],
  ['no label', () => labelled(() => undefined) === 'fault'],
  ['another label', () => labelled((xml) => xml.replace('SECRET', 'CUI')) === 'fault'],
  ['a label of another version', () => labelled((xml) => xml.replaceAll(':1:0"', ':2:0"')) === 'refused'],
  ['half a label', () => labelled((xml) => xml.slice(0, -40)) === 'refused'],
  [
    'what a label says',
    () => labelled((xml) => (/>SI</.test(xml) && />GBR</.test(xml) ? xml : '')) === 'taken',
  ],
]

const cases: readonly Case[] = [
  ...[table, wholes, apart, judged, strict, abbreviated].flat(),
  ...[shown, schemes, blocks, labels].flat(),
]

/** The first thing of the book that the code does not hold; nothing where it holds all. */
export function markingKillers(): { door?: string } {
  for (const [name, holds] of cases) {
    try {
      if (!holds()) return { door: name }
    } catch {
      return { door: name }
    }
  }
  return {}
}
