import type { GivenValue, Process } from '../../domain/fit/app.ts'
import type { Position } from '../../domain/playbook/problem.ts'
import { checkKnown, kebab, ownOfWeb, processAttributes } from './manifest-attributes.ts'
import type { Fields } from './manifest-fields.ts'
import { type Attributes, presentValue } from './manifest-present.ts'
import { resolve } from './manifest-yaml.ts'
import { given } from './osb.ts'
import { scalarText, type Tree } from './tree.ts'

/** The processes of an app: `web` always, then the others in the order written. */
export function readProcesses(attributes: Attributes, at: Position, fields: Fields): Process[] {
  const seen = new Set<string>()
  const listed = fields
    .maps(presentValue(attributes, 'processes'), 'processes')
    .flatMap((tree): Process[] => {
      const entries = kebab(tree, fields)
      const type = scalarText(entries.get('type')?.value)
      if (type === undefined)
        fields.remark('process-type', tree.at, 'processes', 'one has no type', 'add `type: web` or another')
      else if (seen.has(type)) fields.remark('process-twice', tree.at, type, 'it is listed twice', 'keep one')
      if (type === undefined || seen.has(type)) return []
      seen.add(type)
      fields.prefix = type === 'web' ? '' : `${type}: `
      const late = entries.get('health-check-timeout')
      if (late)
        fields.remark(
          'health-timeout-name',
          late.at,
          'health-check-timeout',
          'no process has it',
          'write `timeout`',
        )
      const rest = [...entries].filter(([key]) => key !== 'health-check-timeout')
      checkKnown(rest, processAttributes, 'a process', fields)
      const process = { type, at: tree.at, ...readScale(entries, fields) }
      checkHealth(entries, fields)
      fields.prefix = ''
      return [process]
    })
  const web = listed.find((process) => process.type === 'web')
  const others = listed.filter((process) => process.type !== 'web')
  if (!web) {
    const own = readScale(attributes, fields)
    checkHealth(attributes, fields)
    return [{ type: 'web', at, ...own }, ...others]
  }
  checkUnused(attributes, fields)
  const [first, ...more] = ownOfWeb(attributes)
  if (first) {
    const names = [first, ...more].map(({ key }) => `\`${key}\``).join(', ')
    const says = `\`processes\` lists web, so of the app itself these count for nothing: ${names}`
    fields.remark('manifest-web-process', first.at, first.key, says, 'move them into the process')
  }
  return [web, ...others]
}

/**
 * What counts for nothing beside a process `web` is still decoded by cf, and its sizes are still held against their form
 * by `validate_top_level_web_process!`; how much it is and what its health check does is not looked at.
 */
function checkUnused(attributes: Attributes, fields: Fields) {
  const before = fields.remarks.length
  readScale(attributes, fields)
  const found = fields.remarks.splice(before)
  const isForm = ({ code, subject }: (typeof found)[number]) =>
    code.startsWith('manifest-')
      ? !['manifest-size-least', 'manifest-instances', 'manifest-instances-cut'].includes(code)
      : code === 'health-time' && subject === 'timeout'
  fields.remarks.push(...found.filter(isForm))
}

function readScale(entries: Attributes, fields: Fields): Omit<Process, 'type' | 'at'> {
  const wrong: string[] = []
  const read = (key: string, by: (tree: Tree, key: string) => GivenValue<number> | undefined) => {
    const tree = presentValue(entries, key)
    const value = tree && by(tree, key)
    if (tree && !value) wrong.push(key)
    return value
  }
  return {
    ...given(
      'instances',
      read('instances', (tree, key) => fields.count(tree, key)),
    ),
    ...given(
      'memoryMb',
      read('memory', (tree, key) => fields.megabytes(tree, key)),
    ),
    ...given(
      'diskMb',
      read('disk-quota', (tree, key) => fields.megabytes(tree, key)),
    ),
    ...given(
      'logRate',
      read('log-rate-limit-per-second', (tree, key) => fields.logRate(tree, key)),
    ),
    ...given(
      'timeout',
      read('timeout', (tree, key) => fields.seconds(tree, key)),
    ),
    ...(wrong.length > 0 ? { wrong } : {}),
  }
}

const types = ['port', 'process', 'http']

function checkHealth(entries: Attributes, fields: Fields) {
  checkCommand(entries, fields)
  for (const kind of ['', 'readiness-']) {
    const [typeKey, endpointKey] = [`${kind}health-check-type`, `${kind}health-check-http-endpoint`]
    const type = fields.text(presentValue(entries, typeKey), typeKey)
    const endpoint = fields.text(presentValue(entries, endpointKey), endpointKey)
    if (type?.value === 'none')
      fields.remark(
        'manifest-deprecated',
        type.at,
        `${typeKey}: none`,
        'it is deprecated',
        `write \`${typeKey}: process\``,
      )
    else if (type?.value !== undefined && !types.includes(type.value))
      fields.remark(
        'health-type',
        type.at,
        typeKey,
        'there is no such health check',
        'write port, process or http',
      )
    if (endpoint?.value !== undefined && !/^\/[^\s?#]*$/.test(endpoint.value))
      fields.remark(
        'health-endpoint',
        endpoint.at,
        endpointKey,
        'it is no path',
        'write one that begins with /',
      )
    if (
      endpoint &&
      type?.value !== undefined &&
      type.value !== 'http' &&
      types.concat('none').includes(type.value)
    )
      fields.remark(
        'health-endpoint-type',
        endpoint.at,
        endpointKey,
        `it stands with \`${typeKey}: ${type.value}\``,
        `write \`${typeKey}: http\`, or leave it out`,
      )
    for (const key of [`${kind}health-check-invocation-timeout`, `${kind}health-check-interval`])
      fields.seconds(presentValue(entries, key), key)
  }
}

function checkCommand(entries: Attributes, fields: Fields) {
  const fix = 'write it as text of 1 to 4096 characters'
  for (const [key, most] of [
    ['command', 4096],
    ['user', 255],
  ] as const) {
    const tree = presentValue(entries, key)
    if (!tree || isText(tree, most)) continue
    fields.remark('process-command', tree.at, key, `it is no text of 1 to ${most} characters`, fix)
  }
}

function isText(tree: Tree, most: number): boolean {
  if (tree.kind !== 'scalar') return false
  if (tree.missing) return true
  const found = resolve(tree)
  return found.type === 'text' && found.text.length >= 1 && found.text.length <= most
}
