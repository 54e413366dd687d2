import type { CheckException } from '../../domain/checks/severities.ts'
import { Markings, schemeOf } from '../../domain/marking/effective.ts'
import { joinAll } from '../../domain/marking/marking.ts'
import { wholeMarking } from '../../domain/marking/parts.ts'
import { describe } from '../../domain/marking/print.ts'
import type { Release, Withheld } from '../../domain/marking/release.ts'
import { addressOf } from '../../domain/pages/entry-address.ts'
import { entryName } from '../../domain/playbook/entry-name.ts'
import type { Entry, Playbook } from '../../domain/playbook/playbook.ts'
import type { Problem } from '../../domain/playbook/problem.ts'
import { heading, paragraph, print, report as reportOf, table } from '../../formats/print/markdown-report.ts'
import { jsonText, visible, visibleIn } from '../../formats/visible.ts'
import { contentTypes } from '../../model/registry.ts'
import type { LeftOut } from '../../publish/plain/left-out.ts'
import { parseProse } from '../../workspace/mdx.ts'
import { out } from '../out.ts'
import { type SinceEdition, sinceLines, sinceMarkdown } from './release-since.ts'

export interface ReleaseReport {
  whole: Playbook
  network: Entry<'network'>
  release: Release
  /** What the content is called. */
  revision: string
  /** Checks that are otherwise than usual here. */
  exceptions: readonly CheckException[]
  /** What the door that it goes through leaves out. */
  missing?: readonly LeftOut[]
  /** What is otherwise than in an edition that the network has already. */
  since?: SinceEdition
}

/**
 * Prints what goes to a network, what is withheld and why, for the officer on this side. The report names what
 * is withheld, so it carries the banner of the whole playbook and never travels with the release.
 */
export function reportRelease(report: ReleaseReport, format: 'text' | 'json' | 'markdown'): void {
  out(format === 'json' ? jsonText(json(report)) : printed(visibleIn(listOf(report), visible), format))
}

/** The join of everything the playbook holds. */
function bannerOf(playbook: Playbook): string {
  const markings = new Markings(playbook)
  const all = playbook.entries.map((entry) => wholeMarking(entry, markings, parseProse))
  return describe(joinAll(all, markings.scheme) ?? 'unreadable', markings.scheme)
}

const place = ({ at }: { at: Problem['at'] }) => `${at.file}:${at.line}:${at.col}`

function rowOf(
  item: Withheld,
  playbook: Playbook,
): { what: string; marking: string; why: string; at: string } {
  const { entry, path = [] } = item
  const part = item.what === 'portion' ? 'a portion of ' : path.length > 0 ? `${path.join('.')} of ` : ''
  return {
    what: part + entryName(entry),
    marking: describe(item.marking, schemeOf(playbook)),
    why: item.why,
    at: place(item),
  }
}

/** What goes, by kind, and in each by the marking of what goes of it. */
function goes({ release: { playbook } }: ReleaseReport) {
  const markings = new Markings(playbook)
  const markingOf = (entry: Entry) => describe(wholeMarking(entry, markings, parseProse), markings.scheme)
  return Object.entries(Object.groupBy(playbook.entries, ({ kind }) => contentTypes[kind].label)).map(
    ([label, entries = []]) => ({
      label,
      count: entries.length,
      marked: Object.entries(Object.groupBy(entries, markingOf)).map(([marking, those = []]) => ({
        marking,
        names: those.map(({ id, environment }) => [...new Set([environment, id])].filter(Boolean).join(' ')),
      })),
    }),
  )
}

/** Files of `public/` that stay behind; the marking of a layer that has none is its site's. */
function fileRows({ whole, release }: ReleaseReport): { what: string; marking: string; why: string }[] {
  const markings = new Markings(whole)
  return release.files.map(({ file, marking = markings.ofLayer(file.layer), why }) => ({
    what: `public/${file.path}${file.layer === 'base' ? '' : ` of layer ${file.layer}`}`,
    marking: describe(marking, markings.scheme),
    why,
  }))
}

const exceptionRow = ({ code, usual, given, reason, until, holds, at }: CheckException) => ({
  code,
  usual,
  given,
  reason,
  ...(until === undefined ? {} : { until }),
  holds,
  at: place({ at }),
})

/** `off in place of warning, until 2027-01-31`; of one that no longer holds, what it was. */
const exceptionWords = ({ usual, given, until, holds }: ReleaseList['exceptions'][number]) => {
  const end = until === undefined ? '' : `, until ${until}`
  return `${given} in place of ${usual}${end}${holds ? '' : '; it does not hold, and counts for nothing'}`
}

/** What is printed for people, as plain data. */
const listOf = (report: ReleaseReport) => ({
  banner: bannerOf(report.whole),
  network: report.network.data,
  revision: report.revision,
  goes: goes(report),
  withheld: report.release.withheld.map((item) => rowOf(item, report.whole)),
  files: fileRows(report),
  exceptions: report.exceptions.map(exceptionRow),
  ...(report.missing ? { missing: report.missing } : {}),
  ...(report.since ? { since: report.since } : {}),
})

type ReleaseList = ReturnType<typeof listOf>

const printed = (list: ReleaseList, format: 'text' | 'markdown') =>
  format === 'markdown' ? markdown(list) : releaseText(list)

function releaseText(list: ReleaseList): string {
  const { banner, network, revision, goes, withheld, files, since, exceptions, missing = [] } = list
  const { name, holds, audience } = network
  const lines = [
    banner,
    '',
    `${name} may hold ${holds}${readBy(audience)}.`,
    `Content ${revision}`,
    '',
    'Goes:',
    ...goes.flatMap(({ label, count, marked }) => [
      `  ${String(count).padStart(4)}  ${label}`,
      ...marked.map(({ marking, names }) => `        ${marking}  ${names.join(', ')}`),
    ]),
    '',
    withheld.length + files.length === 0 ? 'Nothing is withheld.' : 'Withheld:',
    ...withheld.flatMap((w) => [`  ${w.marking}  ${w.what}`, `      ${w.why}`, `      ${w.at}`]),
    ...files.flatMap((f) => [`  ${f.marking}  ${f.what}`, `      ${f.why}`]),
    ...(exceptions.length === 0 ? [] : ['', 'Checks that are otherwise than usual:']),
    ...exceptions.flatMap((e) => [`  ${e.code}: ${exceptionWords(e)}`, `      ${e.reason}`, `      ${e.at}`]),
    ...(missing.length === 0 ? [] : ['', 'Left out of the plain edition, and what stands in its place:']),
    ...missing.flatMap(({ what, instead }) => [`  ${what}`, `      ${instead}`]),
    '',
    ...(since ? sinceLines(since) : []),
    banner,
  ]
  return `${lines.join('\n')}\n`
}

function json({ whole, network, release, revision, since, exceptions, missing }: ReleaseReport) {
  const markings = new Markings(release.playbook)
  return {
    version: 1,
    marking: bannerOf(whole),
    network: { id: network.id, ...network.data },
    revision,
    goes: release.playbook.entries.map((e) => ({
      kind: e.kind,
      id: e.id,
      ...(e.environment ? { environment: e.environment } : {}),
      marking: describe(wholeMarking(e, markings, parseProse), markings.scheme),
      address: addressOf(e),
      file: e.file,
    })),
    withheld: release.withheld.map((item) => rowOf(item, whole)),
    files: release.files.map(({ file: { path, layer }, marking, why }) => ({
      path,
      layer,
      ...(marking ? { marking: describe(marking, schemeOf(whole)) } : {}),
      why,
    })),
    exceptions: exceptions.map(exceptionRow),
    ...(missing ? { missing } : {}),
    ...(since ? { since } : {}),
  }
}

function markdown(list: ReleaseList): string {
  const { banner, network, revision, goes, withheld, files, since, exceptions, missing = [] } = list
  const { name, holds, audience } = network
  return print(
    reportOf(
      paragraph(banner),
      heading(1, `Release to ${name}`),
      paragraph(`It may hold ${holds}${readBy(audience)}. Content ${revision}.`),
      heading(2, 'Goes'),
      table(
        ['What', 'How many', 'Marking', 'Which'],
        goes.flatMap(({ label, marked }) =>
          marked.map(({ marking, names }) => [label, String(names.length), marking, names.join(', ')]),
        ),
      ),
      heading(2, 'Withheld'),
      ...(withheld.length === 0
        ? [paragraph('Nothing.')]
        : [
            table(
              ['Marking', 'What', 'Why', 'Where'],
              withheld.map((r) => [r.marking, r.what, r.why, r.at]),
            ),
          ]),
      ...(files.length === 0
        ? []
        : [
            table(
              ['Marking', 'File', 'Why'],
              files.map((f) => [f.marking, f.what, f.why]),
            ),
          ]),
      ...(exceptions.length === 0
        ? []
        : [
            heading(2, 'Checks that are otherwise than usual'),
            table(
              ['Check', 'How', 'Why', 'Where'],
              exceptions.map((e) => [e.code, exceptionWords(e), e.reason, e.at]),
            ),
          ]),
      ...(missing.length === 0
        ? []
        : [
            heading(2, 'Left out of the plain edition'),
            table(
              ['What', 'In its place'],
              missing.map(({ what, instead }) => [what, instead]),
            ),
          ]),
      ...(since ? sinceMarkdown(since) : []),
      paragraph(banner),
    ),
  )
}

/** Who reads on a network, where the scheme knows nations. */
const readBy = (audience: readonly string[]) =>
  audience.length > 0 ? ` and is read by ${audience.join(', ')}` : ''
