import type { Change } from '../../model/catalog-diff.ts'
import { compare } from '../playbook/problem.ts'
import { judgeChange } from './judge.ts'
import type { JsonTree } from './tree.ts'

type ChangeSides = Pick<Change, 'before' | 'after' | 'status'>

/** Makes a change from its two sides, and judges it by them; a reversed change is judged anew. */
export function changeFrom({
  before,
  after,
  status,
}: { [K in keyof ChangeSides]: ChangeSides[K] | undefined }): Change {
  const path = (after ?? before)?.path ?? []
  const moved = before && after && before.value === undefined && after.value === undefined
  const kind = path[0] === 'services' ? 'service-renamed' : 'offering-moved'
  const verdict = moved
    ? ({ kind, severity: 'informational' } as const)
    : judgeChange({
        path,
        before: before?.value as JsonTree | undefined,
        after: after?.value as JsonTree | undefined,
        was: status?.before,
        is: status?.after,
      })
  return {
    ...verdict,
    ...(before ? { before } : {}),
    ...(after ? { after } : {}),
    ...(status ? { status } : {}),
  }
}

const keyOf = ({ before, after }: Change) =>
  [...((after ?? before)?.path ?? []), '', ...(before?.path ?? [])].join('\0')

/** The order of changes: by the path now, then by the path before. */
export const byPath = (a: Change, b: Change) => compare(keyOf(a), keyOf(b))
