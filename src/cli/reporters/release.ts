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
import { jsonText, visible, visibleIn } from '../../formats/visible.ts'
import { contentTypes } from '../../model/registry.ts'
import { type CarryingFile, carryingFiles } from '../../publish/carried/public-files.ts'
import type { LeftOut } from '../../publish/plain/left-out.ts'
import { parseProse } from '../../workspace/mdx.ts'
import { out } from '../out.ts'
import { carriedLines } from './carried.ts'
import { audienceWords, exceptionWords, releaseMarkdown } from './release-markdown.ts'
import { type SinceEdition, sinceLines } from './release-since.ts'

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

/** Files of `public/` that go and carry something inside, with what somebody can do about it. */
function carriedRows({ whole, release }: ReleaseReport) {
  const markings = new Markings(whole)
  return carryingFiles(release.playbook).map((of) => ({
    file: of.file,
    marking: describe(markings.ofLayer(of.layer), markings.scheme),
    carries: carriedLines(of),
    advice: adviceOn(of),
  }))
}

function adviceOn({ unread, isSeen, path, file, form, canStrip }: CarryingFile): string {
  if (unread.length > 0 && isSeen) return 'listed in seen: somebody has looked at it'
  const strip = `fieldbook strip --write ${file}`
  if (unread.length > 0)
    return `no site is built while it is not ${canStrip ? `stripped (${strip}), or ` : ''}looked at and listed in content/site.yaml, seen: [${path}]`
  // What an SVG says is nearly always what it shows.
  if (!canStrip || form === 'SVG') return ''
  return `${strip} takes it out`
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

/** What is printed for people, as plain data. */
const listOf = (report: ReleaseReport) => ({
  banner: bannerOf(report.whole),
  network: report.network.data,
  revision: report.revision,
  goes: goes(report),
  withheld: report.release.withheld.map((item) => rowOf(item, report.whole)),
  files: fileRows(report),
  carried: carriedRows(report),
  exceptions: report.exceptions.map(exceptionRow),
  ...(report.missing ? { missing: report.missing } : {}),
  ...(report.since ? { since: report.since } : {}),
})

/** What is printed for people. */
export type ToldRelease = ReturnType<typeof listOf>

const printed = (list: ToldRelease, format: 'text' | 'markdown') =>
  format === 'markdown' ? releaseMarkdown(list) : releaseText(list)

function releaseText(list: ToldRelease): string {
  const { banner, network, revision, goes, withheld, files, carried, since, exceptions, missing = [] } = list
  const { name, holds, audience } = network
  const lines = [
    banner,
    '',
    `${name} may hold ${holds}${audienceWords(audience)}.`,
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
    ...(carried.length === 0 ? [] : ['', 'Files of public/ that go and say something inside:']),
    ...carried.flatMap(({ marking, file, carries, advice }) => [
      `  ${marking}  ${file}`,
      ...carries.map((line) => `      ${line}`),
      ...(advice === '' ? [] : [`      ${advice}`]),
    ]),
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

function json(report: ReleaseReport) {
  const { whole, network, release, revision, since, exceptions, missing } = report
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
    carried: carryingFiles(release.playbook).map(({ file, layer, form, said, unread, isSeen }) => ({
      file,
      marking: describe(markings.ofLayer(layer), markings.scheme),
      ...(form ? { form } : {}),
      said,
      unread,
      seen: isSeen,
    })),
    exceptions: exceptions.map(exceptionRow),
    ...(missing ? { missing } : {}),
    ...(since ? { since } : {}),
  }
}
