import { addressOf } from '../../domain/address.ts'
import { entryName } from '../../domain/entry-name.ts'
import { Markings, schemeOf } from '../../domain/marking/effective.ts'
import { joinAll } from '../../domain/marking/marking.ts'
import { wholeMarking } from '../../domain/marking/parts.ts'
import { describe } from '../../domain/marking/print.ts'
import type { Release, Withheld } from '../../domain/marking/release.ts'
import type { Entry, Playbook } from '../../domain/playbook.ts'
import type { Problem } from '../../domain/problem.ts'
import { heading, paragraph, print, report as reportOf, table } from '../../formats/markdown-report.ts'
import { contentTypes } from '../../model/registry.ts'
import { parseProse } from '../../workspace/mdx.ts'

export interface ReleaseReport {
  playbook: Playbook
  network: Entry<'network'>
  release: Release
  problems: readonly Problem[]
}

/**
 * Prints what goes to a network, what is withheld and why, for the officer on this side. The report names what
 * is withheld, so it carries the banner of the whole playbook and never travels with the release.
 */
export function reportRelease(report: ReleaseReport, format: 'text' | 'json' | 'markdown'): void {
  process.stdout.write(
    format === 'json' ? json(report) : format === 'markdown' ? markdown(report) : text(report),
  )
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

const goes = ({ release }: ReleaseReport) =>
  Object.entries(Object.groupBy(release.playbook.entries, (entry) => contentTypes[entry.kind].label)).map(
    ([label, entries = []]) => ({ label, count: entries.length }),
  )

/** Files of `public/` that stay behind; the marking of a layer that has none is its site's. */
function fileRows({ playbook, release }: ReleaseReport): { what: string; marking: string; why: string }[] {
  const markings = new Markings(playbook)
  return release.files.map(({ file, marking = markings.ofLayer(file.layer), why }) => ({
    what: `public/${file.path}${file.layer === 'base' ? '' : ` of layer ${file.layer}`}`,
    marking: describe(marking, markings.scheme),
    why,
  }))
}

function text(report: ReleaseReport): string {
  const { playbook, network, release } = report
  const { name, holds, audience } = network.data
  const withheld = release.withheld.map((item) => rowOf(item, playbook))
  const lines = [
    bannerOf(playbook),
    '',
    `${name} may hold ${holds} and is read by ${audience.join(', ')}.`,
    '',
    'Goes:',
    ...goes(report).map(({ label, count }) => `  ${String(count).padStart(4)}  ${label}`),
    '',
    withheld.length + release.files.length === 0 ? 'Nothing is withheld.' : 'Withheld:',
    ...withheld.flatMap((w) => [`  ${w.marking}  ${w.what}`, `      ${w.why}`, `      ${w.at}`]),
    ...fileRows(report).flatMap((f) => [`  ${f.marking}  ${f.what}`, `      ${f.why}`]),
    '',
    bannerOf(playbook),
  ]
  return `${lines.join('\n')}\n`
}

function json({ playbook, network, release }: ReleaseReport): string {
  const report = {
    version: 1,
    marking: bannerOf(playbook),
    network: { id: network.id, ...network.data },
    goes: release.playbook.entries.map((e) => ({
      kind: e.kind,
      id: e.id,
      ...(e.environment ? { environment: e.environment } : {}),
      address: addressOf(e),
      file: e.file,
    })),
    withheld: release.withheld.map((item) => rowOf(item, playbook)),
    files: release.files.map(({ file: { path, layer }, marking, why }) => ({
      path,
      layer,
      ...(marking ? { marking: describe(marking, schemeOf(playbook)) } : {}),
      why,
    })),
  }
  return `${JSON.stringify(report, null, 2)}\n`
}

function markdown(report: ReleaseReport): string {
  const { playbook, network, release } = report
  const rows = release.withheld.map((item) => rowOf(item, playbook))
  const files = fileRows(report)
  return print(
    reportOf(
      paragraph(bannerOf(playbook)),
      heading(1, `Release to ${network.data.name}`),
      paragraph(`It may hold ${network.data.holds} and is read by ${network.data.audience.join(', ')}.`),
      heading(2, 'Goes'),
      table(
        ['What', 'How many'],
        goes(report).map(({ label, count }) => [label, String(count)]),
      ),
      heading(2, 'Withheld'),
      ...(rows.length === 0
        ? [paragraph('Nothing.')]
        : [
            table(
              ['Marking', 'What', 'Why', 'Where'],
              rows.map((r) => [r.marking, r.what, r.why, r.at]),
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
      paragraph(bannerOf(playbook)),
    ),
  )
}
