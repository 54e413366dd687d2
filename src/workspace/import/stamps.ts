import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { Drift } from '../../domain/live/drift.ts'
import { type Stamping, stampsOf } from '../../domain/live/stamp.ts'
import type { Playbook } from '../../domain/playbook/playbook.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { PlannedFile } from '../planned.ts'
import { Edits } from './edits.ts'
import type { Homes } from './plan.ts'

/** An export that was held against the playbook. */
interface StampedExport {
  /** The day on which it was made. */
  on: string
  /** For whom, where that was said. */
  as?: string | undefined
  /** Its files by the names that positions cite, each with the SHA-256 of its bytes. */
  inputs: readonly { file: string; digest: string }[]
}

/** What a stamping would write: the evidence of each service that agrees, in the file in which the service stands. */
export function planStamps(
  drift: Drift,
  environment: string,
  homes: Homes,
  playbook: Playbook,
  { on, as, inputs }: StampedExport,
): { files: PlannedFile[]; stamping: Stamping } {
  const edits = new Edits(homes.read)
  const services = Object.fromEntries(
    playbook.all('availability', environment).map(({ id, data }) => [id, data]),
  )
  const stamping = stampsOf(drift, services, on)
  const whom = as ?? whomOf(drift.asWhom)
  const stuck: Stamping['left'] = []
  for (const { id, what, files } of stamping.set) {
    const by = {
      ...originOf(inputs.filter(({ file }) => files.includes(file))),
      ...(whom === undefined ? {} : { as: oneLine(whom) }),
    }
    const marking = services[id]?.seen?.by?.marking
    const seen: Evidence = { on, what, by: marking === undefined ? by : { marking, ...by } }
    if (!edits.of(homes.availability(id)).put([id, 'seen'], seen)) stuck.push({ id, why: unwritable })
  }
  for (const { id } of stamping.removed)
    if (!edits.of(homes.availability(id)).remove([id, 'seen'])) stuck.push({ id, why: unwritable })
  const isStuck = ({ id }: { id: string }) => stuck.some((other) => other.id === id)
  return {
    files: edits.changed,
    stamping: {
      on,
      set: stamping.set.filter((s) => !isStuck(s)),
      removed: stamping.removed.filter((s) => !isStuck(s)),
      left: [...stamping.left, ...stuck],
    },
  }
}

const unwritable = 'its entry is written in a way that cannot be edited'

/** Name and digest: of several files, the digest of their digests, one on each line. */
function originOf(files: StampedExport['inputs']): { export: string; digest: string } {
  const names = files.map(({ file }) => oneLine(basename(file)))
  const [first = '', ...more] = names
  const [only, ...others] = files.map(({ digest }) => digest)
  const joined = () =>
    createHash('sha256')
      .update(files.map(({ digest }) => `${digest}\n`).join(''))
      .digest('hex')
  return {
    export: more.length > 2 ? `${first} and ${more.length} more` : names.join(', '),
    digest: `sha256:${others.length > 0 ? joined() : (only ?? '')}`,
  }
}

/** Organisation and space; who it was by name is on no page. */
function whomOf(asWhom: Drift['asWhom']): string | undefined {
  const { org, space } = asWhom ?? {}
  const parts = [
    ...(org === undefined ? [] : [`org ${org}`]),
    ...(space === undefined ? [] : [`space ${space}`]),
  ]
  return parts.length > 0 ? parts.join(', ') : undefined
}

/** Nothing that cannot be seen belongs into the playbook. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
