import { basename } from 'node:path'
import { nearest, suggest } from '../../domain/base/nearest.ts'
import { blankRecord } from '../../domain/intake/blank.ts'
import type { Playbook } from '../../domain/playbook/playbook.ts'
import { visible } from '../../formats/visible.ts'
import { idSchema } from '../../model/fields.ts'
import { contentTypes } from '../../model/registry.ts'
import { belongsIn, planNew, usualMarking } from '../../workspace/new/plan.ts'
import { type NewKind, newKinds } from '../../workspace/new/starts.ts'
import { type PlannedFile, readIn, writePlanned } from '../../workspace/planned.ts'
import { planScheme } from '../begin-scheme.ts'
import { type ExitCode, UsageError } from '../exit.ts'
import { withFiles } from '../files.ts'
import { openWorkspace } from '../open.ts'
import { out } from '../out.ts'
import type { Verb } from '../verb.ts'

/** Every kind of entry; a scheme, which begins with one that ships; and the record of a meeting, which begins with its questions. */
const kinds = [...newKinds, 'scheme', 'intake'] as const
type Begun = NewKind | 'intake'

interface Options {
  environment?: string
  title?: string
  like?: string
}

export default {
  configure: (command) =>
    command
      .argument('<kind>', kinds.join(', '))
      .argument(
        '[id]',
        'its name in addresses, such as sign-in-fails; of an availability, the service; of a scheme, one that ships',
      )
      .option('--environment <id>', 'the environment it belongs to')
      .option('--like <id>', 'the environment whose answers a new one begins with, each to be confirmed')
      .option('--title <text>', 'what it is called; the id in words unless said'),
  run: async ([kindGiven = '', idGiven], { environment, title, like, ...options }): Promise<ExitCode> => {
    const kind: Begun | undefined = kinds.find((k) => k === kindGiven)
    if (!kind) throw new UsageError(`${kindGiven}: ${kindsLike(kindGiven)}`)
    const id = idGiven ?? (kind === 'site' ? 'site' : '')
    if (!idSchema.safeParse(id).success)
      throw new UsageError(
        id === ''
          ? `new ${kind}: give it an id`
          : `"${id}" cannot be an id: use lower-case letters, digits and "-", starting with a letter`,
      )
    const { roots, whole: playbook, asOf } = openWorkspace(options)
    const base = roots.length === 1 ? '' : `${basename(roots[0] ?? '')}/`
    refuseLike(kind, like, playbook)
    const plan = (): PlannedFile[] => {
      if (kind === 'scheme') return planScheme(playbook, id, base)
      if (kind === 'intake') return planRecord(playbook, id, environment, asOf.day, base)
      checkPlace(kind, environment, playbook)
      checkFree(kind, id, environment, playbook)
      const wanted = {
        kind,
        id,
        title: title ?? (kind === 'environment' ? id : inWords(id)),
        day: asOf.day,
        base,
        ...(environment === undefined ? {} : { environment }),
        ...(like === undefined ? {} : { like }),
      }
      return planNew(playbook, wanted, (path) => readIn(roots, path))
    }
    await withFiles(() => {
      const planned = plan()
      const grows = kind !== 'intake' && contentTypes[kind].form === 'map'
      const taken = planned.find(({ path }) => !grows && readIn(roots, path) !== undefined)
      if (taken) throw new UsageError(`${taken.path} is there already`)
      writePlanned(planned, roots)
      for (const { path } of planned) out(`${path}\n`)
    })
    return 0
  },
} satisfies Verb<Options>

/** `sign-in-fails`: Sign in fails. */
const inWords = (id: string) => id.replaceAll(/[-.]+/g, ' ').replace(/^./, (first) => first.toUpperCase())

/** All kinds, however many: what is not listed is what somebody looks for. */
function kindsLike(given: string): string {
  const near = nearest(given, kinds)
  const all = `kinds are ${kinds.join(', ')}`
  return near === undefined ? all : `did you mean "${near}"? (${all})`
}

function refuseLike(kind: Begun, like: string | undefined, playbook: Playbook): void {
  if (like === undefined) return
  if (kind !== 'environment') throw new UsageError('--like: only an environment begins with another one')
  const known = playbook.environments.map((e) => e.id)
  if (!known.includes(like))
    throw new UsageError(`--like ${like}: ${suggest(like, known, 'environments are')}`)
}

/** An empty record of an onboarding meeting, with its questions, where the playbook keeps its records. */
function planRecord(
  playbook: Playbook,
  id: string,
  environment: string | undefined,
  recorded: string,
  base: string,
): PlannedFile[] {
  const known = playbook.environments.map((e) => e.id)
  const there = playbook.get('intake', id)
  if (there) throw new UsageError(`intake record "${id}" is there already, in ${there.file}`)
  if (environment === undefined)
    throw new UsageError(`a record is of one environment: add --environment, one of ${known.join(', ')}`)
  if (!known.includes(environment))
    throw new UsageError(`--environment ${environment}: ${suggest(environment, known, 'environments are')}`)
  const asked = Object.entries(playbook.site?.data.conditions ?? {})
  const conditions = Object.fromEntries(asked.map(([key, { label }]) => [key, { label: visible(label) }]))
  const marking = visible(usualMarking(playbook))
  return [
    {
      path: base + contentTypes.intake.files[0].replace('<id>', id),
      after: blankRecord({ marking, recorded, environment, conditions }),
    },
  ]
}

function checkPlace(kind: NewKind, environment: string | undefined, playbook: Playbook): void {
  const known = playbook.environments.map((e) => e.id)
  const { label } = contentTypes[kind]
  if (environment === undefined) {
    if (belongsIn(kind) === 'environment')
      throw new UsageError(
        `${label} belongs to an environment: add --environment, one of ${known.join(', ')}`,
      )
  } else if (belongsIn(kind) === 'shared')
    throw new UsageError(`${label} belongs to no environment: leave --environment out`)
  else if (!known.includes(environment))
    throw new UsageError(`--environment ${environment}: ${suggest(environment, known, 'environments are')}`)
}

/** Nothing may be called so yet; an availability is called as its service is. */
function checkFree(kind: NewKind, id: string, environment: string | undefined, playbook: Playbook): void {
  const there = playbook.get(kind, id, environment)
  if (there) throw new UsageError(`${contentTypes[kind].label} "${id}" is there already, in ${there.file}`)
  if (kind !== 'availability' || playbook.get('service', id)) return
  const services = playbook.all('service').map((service) => service.id)
  throw new UsageError(
    `there is no service "${id}": ${suggest(id, services, 'services are')}, or begin it first`,
  )
}
