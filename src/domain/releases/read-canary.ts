import type { RunTime, Share } from '../../model/canary.ts'

const numbers: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4 }

const count = '(\\d+(?:\\.\\d+)?|an?|one|two|three|four)'
const unit = '(minutes?|mins?|hours?|h|days?|working days?)'
const percents = '(\\d+(?:\\.\\d+)?) ?%(?: of (?:the |all )?(?:requests|traffic|users))?'

/**
 * The time that words such as "1 hour" or "24 hours, through one night shift" mean; undefined where they can mean more
 * than one thing ("one shift"). Nothing is guessed.
 */
export function readRunTime(words: string): RunTime | undefined {
  const said = words.trim().replace(/\.$/, '')
  if (/^half an hour$/i.test(said)) return { minutes: 30 }
  const [all = '', number = '', name = ''] =
    new RegExp(`^${count} ?${unit}(?=$|[,;(])`, 'i').exec(said.replace(/\s+/g, ' ')) ?? []
  const many = numbers[number.toLowerCase()] ?? Number(number)
  if (all === '' || !(many > 0)) return undefined
  const rest = said
    .replace(/\s+/g, ' ')
    .slice(all.length)
    .replace(/^[,;\s]+/, '')
  const besides = rest === '' ? {} : { besides: rest }
  const isWhole = Number.isInteger(many)
  if (/^working/i.test(name)) return isWhole ? { workingDays: many, ...besides } : undefined
  if (/^m/i.test(name)) return isWhole ? { minutes: many, ...besides } : undefined
  return { hours: /^d/i.test(name) ? many * 24 : many, ...besides }
}

/**
 * The steps that words such as "10 %, then 50 %" or "1 instance (5 % or less), then 25 %, then all" mean; undefined where
 * one of them says no percent ("one workplace").
 */
export function readShare(words: string): Share | undefined {
  const [first = '', ...rest] = words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\.$/, '')
    .split(/[,;]? (?:and )?then /i)
  const begin = readFirst(first)
  const steps = rest.filter((step, i) => i < rest.length - 1 || !/^(?:all|everything)$/i.test(step))
  const later = steps.map((step) => Number(new RegExp(`^${percents}$`, 'i').exec(step)?.[1]))
  const rises = [begin?.percent ?? 0, ...later].every((step, i, all) => i === 0 || step > (all[i - 1] ?? 0))
  return begin && rises && later.every((step) => step <= 100) ? { ...begin, later } : undefined
}

/** "10 %", "10 % (1 instance)", "1 instance (10 % or less)". */
function readFirst(words: string): Pick<Share, 'percent' | 'is'> | undefined {
  const plain = new RegExp(`^${percents}(?: \\((.+)\\))?$`, 'i').exec(words)
  const inside = new RegExp(`^([^%()]+) \\(${percents}(?: (?:or less|at most))?\\)$`, 'i').exec(words)
  const [figure, is] = plain ? [plain[1], plain[2]] : [inside?.[2], inside?.[1]]
  const percent = Number(figure)
  if (!(percent > 0 && percent <= 100)) return undefined
  return { percent, ...(is === undefined ? {} : { is }) }
}
