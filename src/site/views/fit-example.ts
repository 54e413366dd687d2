import { listOf } from '../../domain/base/words.ts'
import { catalogOf } from '../../domain/catalog/catalog.ts'
import { fitData } from '../../domain/fit/fit-data.ts'
import { headline } from '../../domain/fit/headline.ts'
import { judge } from '../../domain/fit/judge.ts'
import type { Citation } from '../../domain/fit/playbook.ts'
import type { PlatformCode } from '../../domain/fit/rules/codes.ts'
import { type Finding, type Verdict, verdicts } from '../../domain/fit/verdict.ts'
import { by } from '../../domain/fit/ways.ts'
import type { Entry, Playbook } from '../../domain/playbook/playbook.ts'
import type { Problem } from '../../domain/playbook/problem.ts'
import { filesIn } from '../../domain/text/files-in.ts'
import { readFit } from '../../formats/read/fit.ts'
import { codeSpans, visible } from '../../formats/visible.ts'
import { tracedCatalog } from '../trace.ts'
import type { Link } from './page.ts'
import { capital } from './verdicts.ts'

/** An example of a verdict: files that stand on the page, judged by what the page may show of an environment. */
export interface FitExample {
  manifest: string
  environment: string
  services?: string
}

type Spans = ReturnType<typeof codeSpans>

/** A line of what was found, with both places that it rests on. */
export interface ExampleRow {
  verdict: Verdict
  /** `Version berths-db` */
  kind: string
  subject: string
  says: Spans
  /** What to write, what comes and when: `When`, and words of ours, or Markdown of the playbook. */
  more: { label: string; spans?: Spans; markdown?: string }[]
  code?: PlatformCode
  line: number
  file: string
  page: Link
}

export interface ExampleShown {
  name: string
  verdict: Verdict
  headline: Spans[]
  rows: ExampleRow[]
}

/** What the judge says of an example; the problems where its files cannot be read. */
export function judgeExample(
  playbook: Playbook,
  text: Entry,
  { manifest, environment, services }: FitExample,
  asOf: string,
): ExampleShown | { problems: Problem[] } {
  const source = (file: string) => ({ file, text: filesIn(text).get(file) ?? '' })
  const { value, problems } = readFit({
    manifest: source(manifest),
    ...(services === undefined ? {} : { services: [source(services)] }),
  })
  if (!value) return { problems }
  const catalog = tracedCatalog(playbook, (held) => catalogOf(held, { asOf }))
  const report = judge({ ...value, environments: [environment] }, fitData(playbook, catalog))
  const [fit] = report.environments
  if (!fit) throw new RangeError(`nothing was judged in ${environment}`)
  const found = [...fit.apps.flatMap(({ findings }) => findings), ...fit.together]
  const shown = fit.verdict === 'fits' ? found : found.filter(({ verdict }) => verdict !== 'fits')
  return {
    name: fit.name,
    verdict: fit.verdict,
    headline: headline(report).map(spans),
    rows: shown
      .toSorted((a, b) => verdicts.indexOf(b.verdict) - verdicts.indexOf(a.verdict))
      .map((finding) => rowOf(finding, fit.name)),
  }
}

const spans = (text: string): Spans => codeSpans(visible(text))

function rowOf(finding: Finding, environment: string): ExampleRow {
  const { verdict, kind, subject, says, code, at, playbook } = finding
  return {
    verdict,
    kind: capital(kind),
    subject: visible(subject),
    says: spans(`${capital(says)}.`),
    more: moreOf(finding),
    ...(code === undefined ? {} : { code }),
    line: at.line,
    file: at.file,
    page: { href: playbook.address, text: pageWords(playbook, environment) },
  }
}

function moreOf({ fix, options = [], roadmap, why, until, give }: Finding): ExampleRow['more'] {
  const when =
    roadmap &&
    `${roadmap.target}: ${roadmap.title}, ${roadmap.status.replace('-', ' ')}, ${roadmap.confidence} confidence.`
  return [
    ...(fix === undefined ? [] : [{ label: 'Instead', spans: spans(`${fix}.`) }]),
    ...(options.length === 0 ? [] : [{ label: 'Here instead', spans: spans(`${listOf(options)}.`) }]),
    ...(when === undefined ? [] : [{ label: 'When', spans: spans(when) }]),
    ...(why === undefined ? [] : [{ label: 'Why', markdown: why }]),
    ...(until === undefined ? [] : [{ label: 'Until then', markdown: until }]),
    ...(give === undefined
      ? []
      : [{ label: 'Give', spans: spans(`${give.replace(` ${by.variables}`, '')}.`) }]),
  ]
}

/** The page that says so, in words: `il5, services: postgres`. */
function pageWords({ address }: Citation, name: string): string {
  const [, page = 'overview', anchor] = /^\/environments\/[^/#]+(?:\/([^#]+))?(?:#(.*))?$/.exec(address) ?? []
  return `${name}, ${page}${anchor ? `: ${anchor}` : ''}`
}
