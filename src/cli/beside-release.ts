import { dirname, join } from 'node:path'
import { present } from '../domain/base/present.ts'
import { judge } from '../domain/fit/judge.ts'
import type { FitPlaybook } from '../domain/fit/playbook.ts'
import type { Problem } from '../domain/playbook/problem.ts'
import type { GivenRelease, ReadyContext } from '../domain/ready/context.ts'
import { isToDo } from '../domain/text/to-do.ts'
import { readFit } from '../formats/read/fit.ts'
import { inputProblem } from '../formats/read/input-rules.ts'
import { type Reading, refuse, startOf } from '../formats/read/source.ts'
import type { Tree } from '../formats/read/tree.ts'
import { readVariables } from '../formats/read/variables.ts'
import { UsageError } from './exit.ts'
import { type Input, readInput } from './inputs.ts'

/** The manifest and what belongs to it, from beside the record, judged as `fit` does. */
export function besideRelease(
  { record }: GivenRelease,
  release: string,
  environment: string,
  playbook: FitPlaybook,
) {
  const folder = release === '-' ? '.' : dirname(release)
  const { manifest, variables, services, org } = record
  const problems: Problem[] = []
  const read = (paths: readonly string[]) =>
    paths.flatMap((path): Input[] => {
      const { value, problems: found } = readNamed(join(folder, path))
      problems.push(...found)
      return value ? [value] : []
    })
  const varsFiles = read(variables)
  const values = readVariables(varsFiles, []).value ?? new Map<string, Tree>()
  const context: Pick<ReadyContext, 'variables' | 'manifest'> = {
    variables: {
      names: new Set([...values].flatMap(([name, value]) => (isAnswer(value) ? [name] : []))),
      files: varsFiles.map(({ file }) => file),
    },
  }
  const [first] = read(manifest === undefined ? [] : [manifest])
  const instances = read(services)
  if (first) {
    const reading = readFit({ manifest: first, varsFiles, services: instances })
    problems.push(...reading.problems)
    if (reading.value) {
      const report = judge({ ...reading.value, ...present({ org }), environments: [environment] }, playbook)
      const [fit] = report.environments
      if (fit)
        context.manifest = { manifest: reading.value.manifest, instances: reading.value.instances ?? [], fit }
    }
  }
  return { context, problems }
}

/** A variable that is named and left empty has no value. */
function isAnswer(value: Tree): boolean {
  if (value.kind === 'list') return value.items.length > 0
  if (value.kind === 'map') return value.entries.size > 0
  return value.value !== null && value.text.trim() !== '' && !isToDo(value.text)
}

/** A file that a record names and that is not there leaves its lines open; the others are judged all the same. */
function readNamed(path: string): Reading<Input> {
  try {
    return readInput(path)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    const message = error.message.replace(`${path}: `, '')
    return refuse(
      inputProblem('input-value', startOf(path), message, 'give it, or take it out of the record'),
    )
  }
}
