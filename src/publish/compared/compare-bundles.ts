import { dayInYear } from '../../domain/base/days.ts'
import { joinAll } from '../../domain/marking/marking.ts'
import { utf8Of } from '../account/fault.ts'
import { sha256 } from '../bundle/bytes.ts'
import type { Description } from '../bundle/description.ts'
import type { Files } from '../bundle/manifest.ts'
import { NestingError, parsePage } from '../pages/html.ts'
import type { BundleChanges, StatementChange } from './bundle-changes.ts'
import { dataChanges, type IsTold } from './data-changes.ts'
import { changesOfFacts, factsIn } from './facts.ts'
import { fileChanges } from './file-changes.ts'
import { lineOfEditions } from './in-line.ts'
import { Lowering } from './lowered.ts'
import {
  comparedEdition,
  IncomparableError,
  isPage,
  pageName,
  pageThings,
  type SoundBundle,
} from './sound-bundle.ts'
import { type PageStatements, statementChanges } from './statement-changes.ts'
import { statementsOf } from './statements.ts'
import { thingChanges } from './thing-changes.ts'

/**
 * What is otherwise in a later bundle than in an earlier one, as an officer reads it: what the pages say, the facts of
 * entries, data, files, each with its marking then and now by the later scheme. Both have to be sound, and for one
 * network; throws {@link IncomparableError} where they are not for the same, or cannot be marked together.
 */
export function compareBundles(earlier: SoundBundle, later: SoundBundle): BundleChanges {
  const [from, to] = [earlier.description, later.description]
  if (from.network.id !== to.network.id)
    throw new IncomparableError(
      `is for the network "${from.network.id}", and the other for "${to.network.id}": only editions for one network can be compared`,
    )
  const lowering = new Lowering(to.scheme)
  const whole = joinAll([lowering.read(from.marking), lowering.read(to.marking)], to.scheme)
  if (whole === undefined || whole === 'unreadable')
    throw new IncomparableError(`is marked ${from.marking}, which the scheme of the other does not know`)
  const [before, after] = [pagesOf(earlier, lowering), pagesOf(later, lowering)]
  const { changes, touched } = statementChanges(before, after, lowering)
  const names = namesOf(from, to)
  const statements = changes.filter((change) => !isNameAlone(change, names))
  const told = new Set(changes.flatMap(({ text }) => [text.before, text.after]))
  const isTold: IsTold = (sentence) => told.has(sentence)
  const files = fileChanges(earlier, later, lowering)
  const pages = thingChanges(pageThings(from), pageThings(to), lowering)
  return {
    kind: 'fieldbook-bundle-changes',
    version: 1,
    marking: lowering.say(whole),
    network: to.network.id,
    line: lineOfEditions(earlier, later),
    from: comparedEdition(earlier),
    to: comparedEdition(later),
    statements,
    ...changesOfFacts(factsIn(earlier.files), factsIn(later.files), lowering, isTold),
    pages,
    data: dataChanges(earlier.files, later.files, isTold),
    files: files.told,
    silent: {
      ...files.silent,
      pages: silentPages(earlier.files, later.files, touched),
      names: changes.length - statements.length,
    },
    same: files.same,
  }
}

/** What an edition is called, in every form in which pages say it: then, and now. */
function namesOf(from: Description, to: Description): (readonly [string, string])[] {
  const day = ({ asOf }: Description) => dayInYear(asOf, undefined)
  return [
    [from.version, to.version],
    [day(from), day(to)],
    [from.asOf, to.asOf],
    [from.revision ?? '', to.revision ?? ''],
  ]
}

/** Whether all that differs is what the edition is called. */
function isNameAlone(
  { text: { before, after }, lowered }: StatementChange,
  names: ReturnType<typeof namesOf>,
) {
  if (lowered || before === undefined || after === undefined) return false
  return names.reduce((text, [old, now]) => (old === '' ? text : text.replaceAll(old, now)), before) === after
}

function pagesOf({ files, description }: SoundBundle, lowering: Lowering): PageStatements {
  return new Map(
    [...files]
      .filter(([file]) => isPage(file))
      .map(([file, bytes]) => {
        const marking = lowering.read(description.files[file] ?? description.marking)
        return [pageName(file), statementsOf(parsed(file, bytes), marking, description.scheme)]
      }),
  )
}

function parsed(file: string, bytes: Uint8Array) {
  try {
    return parsePage(utf8Of(bytes))
  } catch (error) {
    if (error instanceof NestingError) throw new IncomparableError(`${file}: ${error.message}`)
    throw error
  }
}

/** Pages whose bytes differ, and nothing that they say. */
function silentPages(before: Files, after: Files, touched: ReadonlySet<string>): number {
  return [...after].filter(([file, bytes]) => {
    const old = before.get(file)
    return isPage(file) && old && !touched.has(pageName(file)) && sha256(old) !== sha256(bytes)
  }).length
}
