import { suggest } from '../domain/base/nearest.ts'
import { momentWords, withOffset } from '../domain/base/zones.ts'
import type { Playbook } from '../domain/playbook/playbook.ts'
import type { Problem } from '../domain/playbook/problem.ts'
import type { Notice } from '../model/notice.ts'
import { locate } from './find-files.ts'
import { type PlannedFile, prefixOf } from './planned.ts'
import { readEntries } from './read-entries.ts'
import { YamlEdit } from './yaml-edit.ts'

/** Something that cannot be done to a notice. The message is one line, with what would be right. */
export class NoticeError extends Error {}

/** What is written into `notices.yaml`, and the notice as readers will have it. */
export interface NoticeEdit {
  file: PlannedFile
  notice: Notice
}

type Read = (path: string) => string | undefined

/** Where a notice is, or is to be. */
export interface NoticePlace {
  environment: string
  id: string
}

/** A new notice at the end of its environment's file. Throws {@link NoticeError} where one of that name is open. */
export function openNotice(
  playbook: Playbook,
  { environment, id }: NoticePlace,
  value: Record<string, unknown>,
  read: Read,
): NoticeEdit {
  if (playbook.get('notice', id, environment))
    throw new NoticeError(`notice "${id}" of ${environment} is there already: update it, or give another id`)
  const path = `${prefixOf(environment, playbook)}environments/${environment}/notices.yaml`
  const before = read(path)
  const edit = new YamlEdit(before ?? '')
  edit.addEntry(id, value, `${String(value['title']).replace(/\s+/g, ' ')}.`)
  return planned(playbook, { environment, id }, path, before, edit.result)
}

/** A word about a notice, marked by itself where that is said. */
interface Word {
  at: string
  words?: string | undefined
  marking?: string | undefined
}

const written = ({ at, words, marking }: Word, zone: string | undefined) => ({
  ...(marking === undefined ? {} : { marking }),
  at: inZone(at, zone),
  words,
})

/** As people of the playbook's zone write it. */
const inZone = (moment: string, zone: string | undefined) =>
  zone === undefined ? moment : withOffset(moment, zone)

/** As they read it. */
const said = (moment: string, zone: string | undefined) =>
  zone === undefined ? moment : momentWords(moment, zone)

const zoneIn = ({ configuration }: Playbook) => configuration?.data.timeZone

/** Adds an update, and says when the next one is due. */
export function updateNotice(
  playbook: Playbook,
  place: NoticePlace,
  { nextWord, ...word }: Word & { words: string; nextWord?: string | undefined },
  read: Read,
): NoticeEdit {
  const zone = zoneIn(playbook)
  return change(playbook, place, read, (edit, notice) => {
    const last = notice.updates?.at(-1)?.at ?? notice.from
    if (word.at < last)
      throw new NoticeError(
        `--at ${said(word.at, zone)}: the word before it is of ${said(last, zone)}; give a later moment`,
      )
    edit.append([place.id, 'updates'], written(word, zone))
    if (nextWord !== undefined) edit.set([place.id, 'nextWord'], inZone(nextWord, zone))
  })
}

/** Its end, and a last word if there is one. It stays in the history. */
export function closeNotice(
  playbook: Playbook,
  place: NoticePlace,
  { at, ...word }: Word & { words?: string | undefined },
  read: Read,
): NoticeEdit {
  const zone = zoneIn(playbook)
  return change(playbook, place, read, (edit, notice) => {
    if (notice.until !== undefined && notice.until <= at)
      throw new NoticeError(
        `notice "${place.id}" of ${place.environment} ended on ${said(notice.until, zone)}`,
      )
    if (at < notice.from)
      throw new NoticeError(
        `--at ${said(at, zone)}: it begins on ${said(notice.from, zone)}; give a later moment`,
      )
    if (word.words !== undefined) edit.append([place.id, 'updates'], written({ at, ...word }, zone))
    edit.set([place.id, 'until'], inZone(at, zone))
    if (notice.urgent) edit.set([place.id, 'urgent'], false)
    if (notice.nextWord !== undefined && notice.nextWord > at) edit.remove([place.id, 'nextWord'])
  })
}

function change(
  playbook: Playbook,
  place: NoticePlace,
  read: Read,
  make: (edit: YamlEdit, notice: Notice) => void,
): NoticeEdit {
  const { environment, id } = place
  const entry = playbook.get('notice', id, environment)
  if (!entry) {
    const known = playbook.all('notice', environment).map((notice) => notice.id)
    throw new NoticeError(`${environment} has no notice "${id}": ${suggest(id, known, 'notices are')}`)
  }
  const before = read(entry.file) ?? ''
  const edit = new YamlEdit(before)
  make(edit, entry.data)
  return planned(playbook, place, entry.file, before, edit.result)
}

/** Reads the new text back before it is written: what cannot be read is not written. */
function planned(
  playbook: Playbook,
  { environment, id }: NoticePlace,
  path: string,
  before: string | undefined,
  after: string,
): NoticeEdit {
  const problems: Problem[] = []
  const located = locate(`environments/${environment}/notices.yaml`)
  const entries = located ? readEntries(after, path, located, '', { problems, unread: [] }) : []
  const notice = entries.find((entry) => entry.id === id)
  const wrong = problems.find(({ message }) => message !== '')
  if (!notice) throw new NoticeError(wrong ? sentence(wrong) : `${path} cannot be edited`)
  const data = notice.data as Notice
  const unknown = data.services.find((service) => !playbook.get('service', service))
  if (unknown !== undefined) {
    const services = playbook.all('service').map((service) => service.id)
    throw new NoticeError(`there is no service "${unknown}": ${suggest(unknown, services, 'services are')}`)
  }
  const paths = playbook.triage(environment).map((path) => path.id)
  const lost = data.paths?.find((path) => !paths.includes(path))
  if (lost !== undefined)
    throw new NoticeError(`${environment} has no triage path "${lost}": ${suggest(lost, paths, 'paths are')}`)
  return { file: before === undefined ? { path, after } : { path, before, after }, notice: data }
}

const sentence = ({ at, message, fix }: Problem) =>
  `${at.file}:${at.line}:${at.col}: ${message}${fix === undefined ? '' : `; ${fix}`}`
