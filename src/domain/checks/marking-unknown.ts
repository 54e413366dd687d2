import { type Markings, markingsOf } from '../marking/effective.ts'
import { explainedFix } from '../marking/known-words.ts'
import { trigraphs } from '../marking/nations.ts'
import { parseHolding, parseMarking } from '../marking/parse.ts'
import { marksOf } from '../marking/parts.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import type { Problem } from '../playbook/problem.ts'
import { valuesOf } from '../playbook/values.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'marking-unknown',
  severity: 'error',
  title: 'A marking that cannot be read',
  why: 'What a marking means decides where its content may go. One that cannot be read is held by no network.',
  wrong: 'marking: HIHG',
  right: 'marking: HIGH',
} as const

export const markingUnknown: Check = {
  rule,
  *run(playbook, { parseProse }) {
    const markings = markingsOf(playbook)
    yield* missingDefault(playbook, markings)
    for (const entry of playbook.entries) {
      yield* unknownFields(entry, markings)
      if (entry.kind === 'network') yield* unknownNetwork(entry as Entry<'network'>, markings)
      for (const { mark, at } of marksOf(entry, markings, parseProse)) {
        // A parenthesis that only looks like a mark is another rule's.
        if (!mark.isPortion) continue
        for (const fault of mark.faults) yield finding(rule, at(), fault.message, explainedFix(fault))
      }
    }
  },
}

function* missingDefault({ site }: Playbook, { scheme }: Markings): Generator<Problem> {
  if (!site || site.data.marking !== undefined) return
  const message = 'the site has no marking, so nothing without one of its own may go anywhere'
  const fix = `say what holds for everything that has no marking of its own: marking: ${quoted(scheme.levels[0]?.banner)}`
  yield finding(rule, site.at(), message, fix)
}

/** A level as YAML takes it: one with ": " in it needs quotes. */
const quoted = (banner = '') => (banner.includes(': ') ? `'${banner}'` : banner)

function* unknownFields(entry: Entry, markings: Markings): Generator<Problem> {
  for (const { path, value, meta } of valuesOf(entry)) {
    // What can be read was read before; what cannot is read once more for its faults.
    if (!meta.marking || markings.read(String(value)) !== 'unreadable') continue
    const parsed = parseMarking(String(value), markings.scheme)
    for (const fault of parsed.ok ? [] : parsed.faults)
      yield finding(rule, entry.at(path, 'value', fault.offset), fault.message, explainedFix(fault))
  }
}

function* unknownNetwork(network: Entry<'network'>, { scheme }: Markings): Generator<Problem> {
  const held = parseHolding(network.data.holds, scheme)
  if (held.ok && held.marking.to) {
    const message = 'what a network holds has no caveat: its audience says who reads there'
    yield finding(rule, network.at(['holds']), message, 'write level and controls alone')
  }
  const groups = Object.keys(scheme.groups)
  const valid = [...groups, ...trigraphs(scheme)]
  const at = network.at(network.data.audience.length > 0 ? ['audience'] : [], 'key')
  if (scheme.owner === undefined) {
    const message = `the scheme "${scheme.name}" has no nations, so nobody can say here which of them read there`
    if (network.data.audience.length > 0) yield finding(rule, at, message, 'leave `audience` out')
    return
  }
  if (network.data.audience.length === 0)
    yield finding(
      rule,
      at,
      'nothing says who reads on this network, so nothing may go there',
      `name the nations that read there: audience: [${scheme.owner}]`,
    )
  // Nobody is proposed: one letter is another nation.
  const fix = ['write a trigraph', ...(groups.length > 0 ? [groups.join(', ')] : [])].join(' or one of ')
  for (const [i, name] of network.data.audience.entries()) {
    if (valid.includes(name)) continue
    const message = `"${name}" is no nation or group of the scheme "${scheme.name}"`
    yield finding(rule, network.at(['audience', i]), message, fix)
  }
}
