import { basename } from 'node:path'
import { suggest } from '../../domain/base/nearest.ts'
import type { Playbook } from '../../domain/playbook/playbook.ts'
import { idSchema } from '../../model/fields.ts'
import { contentTypes } from '../../model/registry.ts'
import { placeOf, planNew } from '../../workspace/new/plan.ts'
import { type NewKind, newKinds } from '../../workspace/new/starts.ts'
import { readIn, writePlanned } from '../../workspace/planned.ts'
import { type ExitCode, UsageError } from '../exit.ts'
import { withFiles } from '../files.ts'
import { openWorkspace } from '../open.ts'
import { out } from '../out.ts'
import type { Verb } from '../verb.ts'

const kinds = newKinds

interface Options {
  environment?: string
  title?: string
}

export default {
  configure: (command) =>
    command
      .argument('<kind>', kinds.join(', '))
      .argument('<id>', 'its name in addresses, such as sign-in-fails; of an availability, the service')
      .option('--environment <id>', 'the environment it belongs to')
      .option('--title <text>', 'what it is called; the id in words unless said'),
  run: async ([kindGiven = '', id = ''], { environment, title, ...options }): Promise<ExitCode> => {
    const kind = kinds.find((k) => k === kindGiven)
    if (!kind) throw new UsageError(`${kindGiven}: ${suggest(kindGiven, kinds, 'kinds are')}`)
    if (!idSchema.safeParse(id).success)
      throw new UsageError(
        `"${id}" cannot be an id: use lower-case letters, digits and "-", starting with a letter`,
      )
    const { roots, whole: playbook, asOf } = openWorkspace(options)
    checkPlace(kind, environment, playbook)
    checkFree(kind, id, environment, playbook)
    const wanted = {
      kind,
      id,
      title: title ?? (kind === 'environment' ? id : inWords(id)),
      day: asOf.day,
      base: roots.length === 1 ? '' : `${basename(roots[0] ?? '')}/`,
      ...(environment === undefined ? {} : { environment }),
    }
    await withFiles(() => {
      const planned = planNew(playbook, wanted, (path) => readIn(roots, path))
      const taken = planned.find(({ before }) => before !== undefined && contentTypes[kind].form !== 'map')
      if (taken) throw new UsageError(`${taken.path} is there already`)
      writePlanned(planned, roots)
      for (const { path } of planned) out(`${path}\n`)
    })
    return 0
  },
} satisfies Verb<Options>

/** `sign-in-fails`: Sign in fails. */
const inWords = (id: string) => id.replaceAll(/[-.]+/g, ' ').replace(/^./, (first) => first.toUpperCase())

function checkPlace(kind: NewKind, environment: string | undefined, playbook: Playbook): void {
  const known = playbook.environments.map((e) => e.id)
  const { label } = contentTypes[kind]
  if (environment === undefined) {
    if (placeOf(kind) === 'environment')
      throw new UsageError(
        `${label} belongs to an environment: add --environment, one of ${known.join(', ')}`,
      )
  } else if (placeOf(kind) === 'shared')
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
