import { readRunTime, readShare } from '../../domain/releases/read-canary.ts'
import { isToDo } from '../../domain/text/to-do.ts'
import { isRecord } from '../yaml-nodes.ts'
import type { Left, UpgradeStep } from './step.ts'

const at = ['fielding', 'canary']

/** How long a canary runs, and its share, were told in words, and thresholds stood apart from what is watched. */
export const canaryFigures: UpgradeStep = {
  to: 1,
  title:
    'time, shares and thresholds of a canary are figures with a unit, so that a release is held against them',
  isOf: (path) => /^environments\/[^/]+\/environment\.yaml$/.test(path),
  upgrade(edit, value) {
    const fielding = isRecord(value) ? value['fielding'] : undefined
    const canary = isRecord(fielding) ? fielding['canary'] : undefined
    if (!isRecord(canary)) return []
    const { duration, share, limits } = canary
    const left: Left[] = []
    const carry = <T>(key: string, words: unknown, read: (words: string) => T | undefined, form: string) => {
      if (typeof words !== 'string' || isToDo(words)) return
      const figures = read(words)
      if (figures !== undefined) edit.put([...at, key], figures)
      else left.push({ path: [...at, key], what: `no figure can be read from "${words}"; write ${form}` })
    }
    carry('duration', duration, readRunTime, '{hours: …}, with minutes or workingDays in place of hours')
    carry(
      'share',
      share,
      briefShare,
      '{percent: …}, with what that is under `is`, and later steps under `later`',
    )
    if (isRecord(limits)) {
      for (const [measure, atMost] of Object.entries(limits))
        edit.append([...at, 'watched'], { measure, atMost })
      edit.remove([...at, 'limits'])
    }
    return left
  },
}

/** Without an empty list of later steps. */
function briefShare(words: string) {
  const share = readShare(words)
  if (!share) return undefined
  const { later, ...first } = share
  return later.length > 0 ? share : first
}
