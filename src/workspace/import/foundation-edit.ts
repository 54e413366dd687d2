import type { Change } from '../../model/catalog-diff.ts'
import type { Buildpack, Stack } from '../../model/foundations.ts'
import type { YamlEdit } from '../yaml-edit.ts'
import type { Place } from './edits.ts'
import { cleanMarkdownLine } from './words.ts'

/** Applies a change of a stack or buildpack to environment.yaml; what is for people to decide comes back as flags. */
export function applyFoundation(
  { before, after }: Change,
  area: 'stacks' | 'buildpacks',
  path: Place,
  file: YamlEdit,
  reasons: ReadonlyMap<string, string>,
): string[] {
  const [, , , key = '', field] = (after ?? before)?.path ?? []
  const { name, stack } = fieldsOfKey(area, key)
  const what = area === 'stacks' ? `stack ${name}` : `buildpack ${name} on ${stack}`
  if (!after) return [`${what} is not on the live platform`]
  const fresh = () =>
    area === 'stacks'
      ? writtenStack(name, after.value as Stack, reasons.get(name))
      : writtenPack(after.value as Buildpack)
  const done =
    field === undefined
      ? file.append(['foundations', area], fresh())
      : file.set([...path, field], after.value)
  return done ? [] : [`${what} is another on the live platform`]
}

/** The platform's own reason for a state is its note. */
const writtenStack = (name: string, { state }: Stack, reason: string | undefined) => {
  const note = cleanMarkdownLine(reason)
  return { name, state, ...(note === undefined ? {} : { note }) }
}

const writtenPack = ({ name, stack, version, lifecycle, state }: Buildpack) => ({
  name,
  stack,
  version,
  ...(lifecycle === 'buildpack' ? {} : { lifecycle }),
  ...(state === 'available' ? {} : { state }),
})

/** The key of a stack is its name, that of a buildpack its name, stack and lifecycle. */
function fieldsOfKey(area: string, key: string): { name: string; stack?: string; lifecycle?: string } {
  if (area === 'stacks') return { name: key }
  const [name = '', stack = '', lifecycle = ''] = key.split('/').map(decodeURIComponent)
  return { name, stack, lifecycle }
}

/** Where a stack or buildpack stands in environment.yaml. The lifecycle of a classic buildpack is left out as a rule. */
export function itemPath(area: string, key: string, file: YamlEdit): Place {
  const list = ['foundations', area]
  const { lifecycle, ...rest } = fieldsOfKey(area, key)
  const exact = file.indexOf(list, lifecycle === undefined ? rest : { ...rest, lifecycle })
  return [...list, exact < 0 && lifecycle === 'buildpack' ? file.indexOf(list, rest) : exact]
}
