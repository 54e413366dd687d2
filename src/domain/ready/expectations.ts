import type { Expectation } from '../../model/onboarding.ts'
import { listOf } from '../base/words.ts'
import { environmentAddress } from '../pages/address.ts'
import { applies } from './applies.ts'
import { type ReadyContext, roleNameIn } from './context.ts'
import { type Judged, type ReadyLine, worstOf } from './line.ts'
import { filled } from './readiness.ts'

/**
 * What onboarding expects. Where lines of the list show an expectation, they alone decide: nobody's word stands in for
 * a report. For the others the record says who saw it, when and where it can be looked at. The release itself is no
 * condition of the release.
 */
export function expectationLines(context: ReadyContext, readiness: readonly ReadyLine[]): ReadyLine[] {
  const { onboarding } = context
  if (!onboarding) return []
  return Object.entries(onboarding.data.expectations).flatMap(([id, expectation]): ReadyLine[] => {
    if (expectation.on === 'release-days') return []
    const need = applies(expectation.when, context)
    if (need === 'no') return []
    const judged = need === 'yes' ? judge(id, expectation, context, readiness) : asked(need.ask, context)
    const { title, owner } = expectation
    const address = `${environmentAddress(context.environment.id, 'onboarding')}#${id}`
    const playbook = context.cite(onboarding, ['expectations', id], address)
    return [{ id: `expectations/${id}`, title, owner, playbook, ...filled(judged, context) }]
  })
}

function judge(
  id: string,
  expectation: Expectation,
  context: ReadyContext,
  readiness: readonly ReadyLine[],
): Judged {
  const list = Object.entries(context.onboarding?.data.readiness ?? {})
  const showing = list.flatMap(([line, { shows }]) => (shows.includes(id) ? [`readiness/${line}`] : []))
  const lines = readiness.filter((line) => showing.includes(line.id))
  if (lines.length > 0) {
    const verdict = worstOf(lines.map((line) => line.verdict))
    const open = lines.filter((line) => line.verdict !== 'go')
    const named = listOf((open.length > 0 ? open : lines).map((line) => line.id))
    const seen = lines.flatMap((line) => line.seen)
    return { verdict, says: `${verdict === 'go' ? 'shown by' : 'waits for'} ${named}`, seen }
  }
  return said(id, expectation, context)
}

function said(id: string, { owner }: Expectation, context: ReadyContext): Judged {
  const { given, asOf } = context
  const word = given.record.expectations[id]
  const give = `write \`done\`, \`by\` and \`see\` under \`expectations\`: {${id}: …}`
  if (!word)
    return { verdict: 'unknown', says: `${roleNameIn(context, owner)} has not said that it is done`, give }
  const at = given.at(['expectations', id])
  const by = roleNameIn(context, word.by)
  const seen = [{ says: `${by} on ${word.done}${word.see === undefined ? '' : `: ${word.see}`}`, at }]
  if (word.done > asOf)
    return { verdict: 'unknown', says: `it is to be done on ${word.done}`, at, seen, give }
  if (word.see === undefined)
    return { verdict: 'unknown', says: 'said, not seen: it names nothing to look at', at, seen, give }
  return { verdict: 'go', says: `done on ${word.done}, seen by ${by}`, at, seen }
}

const asked = (ask: readonly string[], { given }: ReadyContext): Judged => ({
  verdict: 'unknown',
  says: `nobody has said whether it applies: ${listOf(ask)}`,
  at: given.at(['conditions']),
  give: 'answer it under `conditions`',
})
