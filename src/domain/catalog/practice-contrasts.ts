import type { Contrast, Effect } from '../../model/comparison.ts'
import type { Signal } from '../../model/environment.ts'
import { lookUp } from '../base/look-up.ts'
import { countOf, workingDays } from '../base/words.ts'
import { scheduleOf } from '../onboarding/schedule.ts'
import { briefLimits, canaryPlaceWords, runTimeWords, shareWords } from '../releases/canary-figures.ts'
import { type ContrastSides, changedKeys, changesAt } from './contrast.ts'
import { decisionOf } from './decision.ts'
import { contrast } from './foundation-contrasts.ts'

/** What it takes to get access, to see what happens, to release, and to get help. */
export function contrastPractice(sides: ContrastSides): Contrast[] {
  return [
    ...contrastRoutes(sides),
    ...contrastOnboarding(sides),
    ...contrastAccess(sides),
    ...contrastFeedback(sides),
    ...contrastRelease(sides),
    ...contrastTeam(sides),
    ...contrastControls(sides),
  ]
}

/** More of it costs time. */
const byAmount = (before: number, after: number): Effect => (after > before ? 'time' : 'gain')

function contrastRoutes(sides: ContrastSides): Contrast[] {
  const changes = changesAt(sides, 'domains').filter((c) => c.kind !== 'described')
  if (changes.length === 0) return []
  const names = (domains: ContrastSides['after']['domains']) => Object.keys(domains).join(', ') || 'none'
  return [
    contrast(sides, 'domains', {
      id: 'domains',
      name: 'Domains',
      effect: 'time',
      before: names(sides.before.domains),
      after: names(sides.after.domains),
      changes,
      todo: 'Keep domains out of the code: give them by a variable of the manifest.',
    }),
  ]
}

function contrastOnboarding(sides: ContrastSides): Contrast[] {
  const { before, after } = sides
  // No conditions: only what is asked of every application.
  const none = new Set<string>()
  const [old, now] = [
    scheduleOf(before.expectations, none).length,
    scheduleOf(after.expectations, none).length,
  ]
  const changes = changesAt(sides, 'expectations').filter((c) => c.kind !== 'expectation')
  const first =
    old === now
      ? []
      : [
          contrast(sides, 'onboarding', {
            id: 'lead-time',
            name: 'Lead time of a first release',
            effect: byAmount(old, now),
            before: workingDays(old),
            after: workingDays(now),
            changes,
            todo: `Begin ${workingDays(now)} before the release.`,
          }),
        ]
  const fresh = Object.entries(after.expectations).filter(([id]) => !lookUp(before.expectations, id))
  const asked = fresh.map(([id, expectation]) =>
    contrast(sides, 'onboarding', {
      id,
      name: expectation.title,
      effect: 'time',
      before: 'not asked',
      after: `${workingDays(expectation.leadTime)}${expectation.when === 'always' ? '' : ', where it applies'}`,
      changes: changesAt(sides, 'expectations', id),
      todo: expectation.requirement,
    }),
  )
  // The reason for a long lead time does not explain each single expectation.
  return [
    ...first,
    ...asked.map((row) => ({ ...row, reasons: [], addresses: anchored(row.addresses, row.id) })),
  ]
}

/** The expectation stands on the second environment's page alone. */
const anchored = ({ before, after }: Contrast['addresses'], id: string) => ({
  before,
  after: `${after}#${id}`,
})

function contrastAccess(sides: ContrastSides): Contrast[] {
  const { before, after } = sides
  const longest = (access: ContrastSides['after']['access']) =>
    Math.max(0, ...Object.values(access).map((a) => a.leadTime))
  const [old, now] = [longest(before.access), longest(after.access)]
  const [asked, ask] = [before.request, after.request]
  const rows: Contrast[] = []
  if (old !== now) {
    rows.push(
      contrast(sides, 'access', {
        id: 'access',
        name: 'Access',
        effect: byAmount(old, now),
        before: `up to ${workingDays(old)}`,
        after: `up to ${workingDays(now)}`,
        changes: changesAt(sides, 'access'),
        todo: now > old ? `Ask for: ${Object.keys(after.access).join('; ')}.` : undefined,
      }),
    )
  }
  if (asked.leadTime !== ask.leadTime) {
    rows.push(
      contrast(sides, 'request', {
        id: 'request',
        name: 'Asking for a capability',
        effect: byAmount(asked.leadTime, ask.leadTime),
        before: workingDays(asked.leadTime),
        after: workingDays(ask.leadTime),
        changes: changesAt(sides, 'request'),
        request: decisionOf(ask),
      }),
    )
  }
  return rows
}

const signals: Record<Signal, string> = {
  logs: 'Logs',
  metrics: 'Metrics',
  traces: 'Traces',
  dashboards: 'Dashboards',
  events: 'Events',
}

function contrastFeedback(sides: ContrastSides): Contrast[] {
  return (Object.keys(signals) as Signal[]).flatMap((signal) => {
    const [old, now] = [sides.before.feedback[signal], sides.after.feedback[signal]]
    // Where it is kept differs in each environment; that is not worth a row.
    const say = (f: typeof now) =>
      f
        ? [f.who, f.retention && `kept ${f.retention}`, f.delay && `after ${f.delay}`]
            .filter(Boolean)
            .join('; ')
        : 'none'
    if (say(old) === say(now)) return []
    return contrast(sides, signal, {
      id: signal,
      name: signals[signal],
      effect: old ? 'time' : 'gain',
      before: say(old),
      after: say(now),
      changes: changesAt(sides, 'feedback', signal),
      todo: now ? `Look there: ${now.where}` : undefined,
    })
  })
}

type Fielding = ContrastSides['after']['fielding']

/** What is compared of how releases are made, in a few words each: nothing that is typed may differ unseen. */
const practices = [
  {
    id: 'canary',
    key: 'canary',
    name: 'Canary',
    isIn: (part: string) => ['duration', 'share', 'place', 'where', 'approves'].includes(part),
    say: ({ canary: c }: Fielding) =>
      c
        ? `${runTimeWords(c.duration)}; ${shareWords(c.share)}${c.place === undefined ? '' : `; in ${canaryPlaceWords(c.place)}`}`
        : 'none',
  },
  {
    id: 'canary-limits',
    key: 'canary',
    name: 'Canary thresholds',
    isIn: (part: string) => part === 'limits' || part === 'watched',
    say: ({ canary: c }: Fielding) => briefLimits(c).join('; ') || 'none',
  },
  {
    id: 'canary-on-and-back',
    key: 'canary',
    name: 'Canary: on, and back',
    isIn: (part: string) => part === 'promote' || part === 'rollBack',
    say: ({ canary: c }: Fielding) => [c?.promote, c?.rollBack].filter(Boolean).join(' ') || 'not said',
  },
  {
    id: 'blue-green',
    key: 'blueGreen',
    name: 'Blue/green',
    isIn: () => true,
    say: ({ blueGreen: b }: Fielding) =>
      b
        ? `${b.exposure} Old version kept: ${b.keepsOld}${b.backWithin === undefined ? '' : `; back within ${countOf(b.backWithin, 'minute')}`}`
        : 'none',
  },
] as const

function contrastRelease(sides: ContrastSides): Contrast[] {
  const [old, now] = [sides.before.fielding, sides.after.fielding]
  return practices.flatMap(({ id, key, name, isIn, say }) => {
    if (say(old) === say(now)) return []
    const changes = changesAt(sides, 'fielding', key).filter((change) => {
      const part = (change.after ?? change.before)?.path[4]
      return part === undefined || isIn(String(part))
    })
    const topic = key === 'canary' ? 'canary' : 'blue-green'
    return contrast(sides, topic, { id, name, effect: 'time', before: say(old), after: say(now), changes })
  })
}

const roundTheClock = /24\s*(?:h(?:ours)?\b|\/)/i

function contrastTeam(sides: ContrastSides): Contrast[] {
  return changedKeys(sides, 'team').flatMap((role) => {
    const [old, now] = [lookUp(sides.before.team, role), lookUp(sides.after.team, role)]
    if (old?.hours === now?.hours) return []
    const always = (duty: typeof now) => duty !== undefined && roundTheClock.test(duty.hours)
    return contrast(sides, 'team', {
      id: role,
      name: lookUp(sides.catalog.roles, role) ?? role,
      effect: old === undefined || (always(now) && !always(old)) ? 'gain' : 'time',
      before: old?.hours ?? 'nobody',
      after: now?.hours ?? 'nobody',
      changes: changesAt(sides, 'team', role),
      todo: now ? `Call ${[now.channel, now.phone].filter(Boolean).join(', ')}` : undefined,
    })
  })
}

function contrastControls(sides: ContrastSides): Contrast[] {
  return changedKeys(sides, 'controls').flatMap((control) => {
    const [old, now] = [lookUp(sides.before.controls, control), lookUp(sides.after.controls, control)]
    if (!now || old?.assumes === now.assumes) return []
    return contrast(sides, 'controls', {
      id: `control-${control}`,
      name: control,
      effect: 'time',
      before: old?.here ?? 'no such control',
      after: now.here,
      changes: changesAt(sides, 'controls', control),
      todo: now.assumes,
    })
  })
}
