import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generator } from '../publish/generator.ts'
import { fingerprintOf, generatorPrint } from '../workspace/fingerprint.ts'
import type { CheckedWorkspace, NetworkOptions } from './open.ts'
import { dayOfMoment, rootsOf } from './options.ts'
import { workFolder } from './work.ts'

/**
 * What `check` has to say, from the last time where nothing has changed since: not a byte of what is read, the day,
 * the network, or the generator. Otherwise the workspace is opened and looked at, by the one door. What is kept lies in
 * the work folder, where one exists, and only `check` reads it: nothing is published, released or refused by it.
 */
export async function openCheckedAgain(options: NetworkOptions): Promise<CheckedWorkspace> {
  const place = placeOf(options)
  const key = place && keyOf(options)
  const known = place !== undefined && key !== undefined ? recall(place, key) : undefined
  if (known && isStillFor(options, known)) return known
  const { openChecked } = await import('./open.ts')
  const checked = openChecked(options)
  // What was changed while it was looked at belongs to neither of the two.
  if (place !== undefined && key !== undefined && key === keyOf(options)) keep(place, key, checked)
  return checked
}

/** Whether what is kept is of the day that it would be looked at for. A pinned day is content, and a given one in the key. */
const isStillFor = ({ root, network }: NetworkOptions, { asOf, zone }: CheckedWorkspace) =>
  asOf.from === 'option' ||
  asOf.from === 'site' ||
  asOf.day === dayOfMoment(network === undefined ? rootsOf(root)[0] : undefined, zone)

/** Where the outcome is kept, one for each network; undefined where no work folder exists: `check` makes none. */
function placeOf({ root, network = '' }: NetworkOptions): string | undefined {
  const roots = rootsOf(root)
  const work = workFolder(undefined, roots)
  if (!existsSync(work)) return undefined
  return join(work, 'check', `${digest(JSON.stringify([roots, network])).slice(0, 16)}.json`)
}

/** Everything that the outcome depends on but the day by the clock; undefined where that cannot be told. */
function keyOf({ root, network = '', asOf = '' }: NetworkOptions): string | undefined {
  const roots = rootsOf(root)
  const content = fingerprintOf(roots)
  if (content === undefined) return undefined
  const made = generatorPrint(generator, fileURLToPath(new URL('..', import.meta.url)))
  return digest(JSON.stringify([2, made, content, network, asOf]))
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

function recall(place: string, key: string): CheckedWorkspace | undefined {
  try {
    const [kept, sum, text] = JSON.parse(readFileSync(place, 'utf8')) as [string, string, string]
    return kept === key && sum === digest(key + text) ? JSON.parse(text) : undefined
  } catch {
    // Never written, cut short, or not readable: it is made anew.
    return undefined
  }
}

/** Keeps it for whoever runs this alone: problems quote the content. Where nothing can be written nothing is lost. */
function keep(place: string, key: string, known: CheckedWorkspace): void {
  // What replaces what is told by the entries themselves, which are no data.
  if (known.replaced.length > 0) return
  const text = JSON.stringify(known)
  const made = `${place}.${process.pid}`
  try {
    mkdirSync(dirname(place), { recursive: true })
    writeFileSync(made, JSON.stringify([key, digest(key + text), text]), { mode: 0o600 })
    renameSync(made, place)
  } catch {}
}
