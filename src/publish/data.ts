import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { calendarOf } from '../domain/calendar/calendar.ts'
import { catalogOf, highest } from '../domain/catalog/catalog.ts'
import { editionOf, withoutProse } from '../domain/edition/facts.ts'
import { newsOf } from '../domain/edition/news.ts'
import { fitNotices } from '../domain/fit/fit-data.ts'
import { briefsOf } from '../domain/intake/brief-data.ts'
import type { WorksheetData } from '../domain/intake/worksheet-data.ts'
import { Markings } from '../domain/marking/effective.ts'
import { joinAll } from '../domain/marking/marking.ts'
import { wholeMarking } from '../domain/marking/parts.ts'
import { describe } from '../domain/marking/print.ts'
import { calendarFile, calendarOfAll, feedFile } from '../domain/pages/address.ts'
import { isDataOff } from '../domain/pages/switched-off.ts'
import type { Entry, Playbook } from '../domain/playbook/playbook.ts'
import { compare } from '../domain/playbook/problem.ts'
import { parseTarget } from '../domain/roadmap/target.ts'
import { atomFeed } from '../formats/print/atom.ts'
import { catalogCsv } from '../formats/print/catalog-csv.ts'
import { icalendar } from '../formats/print/icalendar.ts'
import { actionsCsv, releasesCsv } from '../formats/print/records-csv.ts'
import type { Catalog } from '../model/catalog.ts'
import { intakeShape } from '../model/intake.ts'
import { intakeShape1 } from '../model/intake-1.ts'
import {
  type EnvironmentsFile,
  publishedSchemas,
  type RoadmapFile,
  type TriageFile,
} from '../model/published.ts'
import type { Kind } from '../model/registry.ts'
import { parseProse } from '../workspace/mdx.ts'
import type { StagedEdition } from '../workspace/stage.ts'
import { catalogCuts } from './portions/catalog-cuts.ts'

/** A file of the site, by its path. */
export interface DataFile {
  path: string
  text: string
}

type Made = Partial<Pick<StagedEdition, 'network' | 'asOf' | 'revision'>>

/**
 * The data of a released playbook, for other tools on its network: `data/*.json` with their JSON Schemas beside
 * them, the matrix as CSV, the dates of each environment as a calendar, its news as a feed, and the catalog as a classic script for pages, which must not fetch.
 */
export function dataFiles(playbook: Playbook, made: Made): DataFile[] {
  const { network, asOf, revision } = made
  const head = {
    ...(network === undefined ? {} : { network }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(revision === undefined ? {} : { revision }),
  }
  const marked = markedBy(playbook)
  const inCatalog: readonly Kind[] = ['service', 'environment', 'availability', 'roadmap', 'onboarding']
  const catalog: Catalog = { ...catalogOf(playbook, head), ...marked.banner(...inCatalog) }
  const { title, caution, edition, fiscalYearStart, fiscalYears } = catalog
  const said = { title, ...(caution === undefined ? {} : { caution }), edition, ...head }
  const environments: EnvironmentsFile = {
    kind: 'fieldbook-environments',
    version: 1,
    ...marked.banner('environment'),
    ...said,
    environments: byId(playbook.environments, (entry) => marked.data(entry)),
  }
  const roadmap: RoadmapFile = {
    kind: 'fieldbook-roadmap',
    version: 1,
    ...marked.banner('roadmap'),
    ...said,
    fiscalYearStart,
    ...(fiscalYears === undefined ? {} : { fiscalYears }),
    environments: byId(playbook.environments, ({ id }) =>
      byId(playbook.all('roadmap', id), (entry) => {
        const { first, last } = parseTarget(entry.data.target, catalog)
        return { ...marked.data(entry), span: { first, last } }
      }),
    ),
  }
  const paths = playbook.all('triage').sort((a, b) => compare(a.id, b.id))
  const pathsOf = (environment: string | undefined) =>
    byId(
      paths.filter((path) => path.environment === environment),
      (path) => marked.data(path),
    )
  const triage: TriageFile = {
    kind: 'fieldbook-triage',
    version: 1,
    ...marked.banner('triage'),
    ...said,
    shared: pathsOf(undefined),
    environments: byId(playbook.environments, ({ id }) => pathsOf(id)),
  }
  const bannerOf = (...of: readonly Kind[]) =>
    [marked.banner(...of).marking, caution].filter(Boolean).join(' // ')
  const json = Object.entries({ catalog, environments, roadmap, triage }).map(([name, data]) => ({
    path: `data/${name}.json`,
    text: `${JSON.stringify(data)}\n`,
  }))
  return [
    ...json,
    {
      path: editionFile,
      text: `${JSON.stringify(withoutProse(editionOf(playbook, { ...head, parse: parseProse })))}\n`,
    },
    ...schemaFiles(),
    { path: 'data/catalog.csv', text: catalogCsv(catalog) },
    { path: 'data/releases.csv', text: releasesCsv(playbook, bannerOf('release', 'environment')) },
    {
      path: 'data/actions.csv',
      text: actionsCsv(playbook, bannerOf('lesson', 'exercise', 'notice', 'environment')),
    },
    ...playbook.environments.map((home) => ({
      path: calendarFile(home.id).slice(1),
      text: icalendar(calendarOf(playbook, home, { asOf, parseProse })),
    })),
    {
      path: calendarOfAll.slice(1),
      text: icalendar(calendarOf(playbook, playbook.environments, { asOf, parseProse })),
    },
    ...[undefined, ...playbook.environments].map((home) => ({
      path: feedFile(home?.id).slice(1),
      text: atomFeed(newsOf(playbook, home, { asOf, parseProse })),
    })),
    catalogScript(playbook, catalog),
    // Its plans are counted from a day.
    ...(asOf === undefined ? [] : [worksheetScript(playbook, asOf, network)]),
  ].filter(({ path }) => !isDataOff(playbook, path))
}

/** The facts of the edition, for the next one to compare itself with. */
const editionFile = 'data/edition.json'

/** The catalog as pages load it, and all else that their scripts draw from. */
export function catalogScript(playbook: Playbook, catalog: Catalog): DataFile {
  // The conditions too: with them the page that judges apps knows what onboarding will ask.
  const notices = fitNotices(playbook, catalog.asOf)
  const banners = [
    ...(catalog.marking === undefined ? [] : [catalog.marking]),
    ...notices.map(({ marking }) => marking),
  ]
  const drawnFrom = {
    catalog: { ...catalog, marking: highest(banners, new Markings(playbook)) },
    conditions: playbook.site?.data.conditions ?? {},
    notices,
  }
  const cuts = catalogCuts(playbook, drawnFrom)
  const zone = playbook.configuration?.data.timeZone
  const text = [
    ...Object.entries(drawnFrom),
    ...(zone === undefined ? [] : [['zone', zone] as const]),
    ...(cuts ? [['cuts', cuts] as const] : []),
  ]
    .map(([name, data]) => asScript(name, data))
    .join('')
  return { path: 'data/catalog.js', text }
}

/**
 * What the worksheet answers records by, beside the catalog: the shape of records, what environments are for and when
 * they meet and release, triage paths, and what markings mean here.
 */
export function worksheetScript(playbook: Playbook, asOf: string, network?: string): DataFile {
  const { scheme } = new Markings(playbook)
  const holding = network === undefined ? undefined : playbook.get('network', network)?.data
  const data: WorksheetData = {
    shapes: { 1: intakeShape1, 2: intakeShape },
    briefs: briefsOf(playbook, asOf),
    scheme,
    ...(holding === undefined
      ? {}
      : { network: { name: holding.name, holds: holding.holds, audience: holding.audience } }),
  }
  return { path: 'data/worksheet.js', text: asScript('worksheet', data) }
}

/** Writes {@link dataFiles} into a site; gives their places in it. */
export function writeData(site: string, playbook: Playbook, made: Made): string[] {
  const files = dataFiles(playbook, made)
  for (const { path, text } of files) {
    mkdirSync(dirname(join(site, path)), { recursive: true })
    writeFileSync(join(site, path), text)
  }
  return files.map(({ path }) => path)
}

/** Data for pages: an object literal would read the key `__proto__` as something else, `JSON.parse` does not. */
export const asScript = (name: string, data: object | string) =>
  `(globalThis.fieldbookData??={})[${JSON.stringify(name)}]=JSON.parse(${JSON.stringify(JSON.stringify(data))});\n`

/** The JSON Schemas of published data, the same for every site. */
export function schemaFiles(): DataFile[] {
  return Object.entries(publishedSchemas).map(([name, schema]) => ({
    path: `data/${name}.schema.json`,
    text: `${JSON.stringify({ title: `Fieldbook ${name}`, ...z.toJSONSchema(schema) }, null, 1)}\n`,
  }))
}

const byId = <E extends { id: string }, T>(
  entries: readonly E[],
  value: (entry: E) => T,
): Record<string, T> => Object.fromEntries(entries.map((entry) => [entry.id, value(entry)]))

/** How entries and files say what they are marked: inherited markings written out, the highest for the whole. */
function markedBy(playbook: Playbook) {
  const markings = new Markings(playbook)
  const { scheme } = markings
  return {
    /** The data of an entry with the marking it stands at. */
    data: <K extends Kind>(entry: Entry<K>): Omit<Entry<K>['data'], 'replaces'> => {
      const { replaces: _, ...data } = entry.data as Entry<K>['data'] & { replaces?: unknown }
      return { ...data, marking: describe(markings.of(entry as Entry), scheme) }
    },
    /** The highest marking of the site and of all entries of these kinds, with all that is in them. */
    banner: (...kinds: readonly Kind[]) => {
      const entries = playbook.entries.filter((entry) => entry.kind === 'site' || kinds.includes(entry.kind))
      const readings = entries.map((entry) => wholeMarking(entry, markings, parseProse))
      return { marking: describe(joinAll(readings, scheme) ?? 'unreadable', scheme) }
    },
  }
}
