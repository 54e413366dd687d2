import { lookUp } from '../base/look-up.ts'
import { nearest } from '../base/nearest.ts'
import type { App, GivenValue } from './app.ts'
import type { FitTarget } from './playbook.ts'
import type { Finding } from './verdict.ts'
import { giveVariables, names } from './waiting.ts'

/** How an app is staged: from an image, or with buildpacks on a stack. */
export function judgeStaging(app: App, target: FitTarget): Finding[] {
  if (app.docker) return [judgeDocker(app.docker, target)]
  const stack = judgeStack(app, target)
  const name = stack.assumed ?? app.stack?.value
  return [
    ...(app.cnb ? [judgeCnb(app.cnb.at, target)] : []),
    stack.finding,
    ...judgeBuildpacks(app, name, target),
  ]
}

function judgeDocker({ image, at }: NonNullable<App['docker']>, target: FitTarget): Finding {
  const { docker, egress } = target.environment.features
  const base = {
    kind: 'docker' as const,
    subject: image.missing ? image.written : image.value,
    at,
    playbook: target.at('features', 'docker'),
  }
  if (!docker) {
    const says = `${target.environment.name} runs no container images`
    const options = ['stage it from source with a buildpack']
    return { ...base, verdict: 'no', says, options, request: target.request() }
  }
  if (image.missing) {
    const says = `the image waits for ${names(image.missing)}`
    return { ...base, verdict: 'unknown', says, give: giveVariables(image.missing) }
  }
  if (egress === 'open') return { ...base, verdict: 'fits', says: 'container images run here' }
  const says = `container images run here, if the registry can be reached (routes out: ${egress})`
  const give = 'whether the registry is among the allowed destinations'
  return { ...base, verdict: 'unknown', says, give }
}

function judgeCnb(at: Finding['at'], target: FitTarget): Finding {
  const { name, features } = target.environment
  const base = { kind: 'cnb' as const, subject: 'lifecycle: cnb', at, playbook: target.at('features', 'cnb') }
  if (features.cnb) return { ...base, verdict: 'fits', says: 'Cloud Native Buildpacks stage here' }
  const says = `${name} stages no Cloud Native Buildpacks`
  return { ...base, verdict: 'no', says, options: ['lifecycle: buildpack'], request: target.request() }
}

function judgeStack(app: App, target: FitTarget): { finding: Finding; assumed?: string } {
  const { stacks, name } = target.environment
  const base = { kind: 'stack' as const, at: app.stack?.at ?? app.at, playbook: target.at('stacks') }
  if (app.stack?.missing) {
    const { missing, written } = app.stack
    const says = `the stack waits for ${names(missing)}`
    return {
      finding: { ...base, subject: written, verdict: 'unknown', says, give: giveVariables(missing) },
    }
  }
  const active = Object.entries(stacks).flatMap(([stack, { state }]) => (state === 'active' ? [stack] : []))
  const subject = app.stack?.value ?? active[0]
  if (subject === undefined) {
    const says = 'no stack is named, and none is active'
    return { finding: { ...base, subject: 'stack', verdict: 'unknown', says, give: 'a stack' } }
  }
  const found = lookUp(stacks, subject)
  if (!found) {
    const roadmap = target.promised(subject)
    const says = `${name} has no stack ${subject}`
    const rest = { says, options: nearestFirst(subject, active), ...(roadmap ? { roadmap } : {}) }
    return { finding: { ...base, subject, verdict: roadmap ? 'not-yet' : 'no', ...rest } }
  }
  const assumed = app.stack ? undefined : subject
  const until = found.until === undefined ? '' : ` until ${found.until}`
  const words = {
    active: {
      verdict: 'fits' as const,
      says: assumed === undefined ? 'active' : 'not named; the active one is assumed',
    },
    deprecated: { verdict: 'limited' as const, says: `deprecated${until}` },
    restricted: {
      verdict: 'no' as const,
      says: `restricted${until}: no new app may use it, those there may go on`,
    },
    disabled: { verdict: 'no' as const, says: 'disabled: nothing stages on it' },
  }
  const state = target.isPast(found.until) ? words.disabled : words[found.state]
  const finding: Finding = {
    ...base,
    ...state,
    subject,
    playbook: target.at('stacks', subject),
    ...(state.verdict === 'fits' ? {} : { options: active.filter((s) => s !== subject) }),
    ...(found.note === undefined || state.verdict === 'fits' ? {} : { notes: [found.note] }),
  }
  return assumed === undefined ? { finding } : { finding, assumed }
}

/** What there is, the one that was probably meant before the others. */
export function nearestFirst(word: string, known: readonly string[]): string[] {
  const near = nearest(word, known)
  return near === undefined ? [...known] : [near, ...known.filter((other) => other !== near)]
}

function judgeBuildpacks(app: App, stack: string | undefined, target: FitTarget): Finding[] {
  const list = app.buildpacks
  const base = { kind: 'buildpack' as const, subject: 'buildpacks', playbook: target.at('buildpacks') }
  if (list?.missing) {
    const says = `the list of buildpacks waits for ${names(list.missing)}`
    return [{ ...base, verdict: 'unknown', says, at: list.at, give: giveVariables(list.missing) }]
  }
  if (!list || list.value.length === 0) {
    const says =
      'none is named, so the platform detects one; name it, so that every environment takes the same'
    return [{ ...base, verdict: 'limited', says, at: list?.at ?? app.at }]
  }
  return list.value.map((name) => judgeBuildpack(name, app.cnb ? 'cnb' : 'buildpack', stack, target))
}

/** A buildpack given by address, and the host it comes from; undefined for a name. */
function addressOf(buildpack: string): string | undefined {
  const found = /^(?:[a-z][a-z0-9+.-]*:\/\/(?:[^/?#]*@)?|[\w-]+@)([^/:#?]+)/i.exec(buildpack)
  return found?.[1]?.toLowerCase()
}

function judgeBuildpack(
  name: GivenValue<string>,
  lifecycle: 'buildpack' | 'cnb',
  stack: string | undefined,
  target: FitTarget,
): Finding {
  const base = { kind: 'buildpack' as const, at: name.at, playbook: target.at('buildpacks') }
  if (name.missing) {
    const says = `it waits for ${names(name.missing)}`
    return { ...base, subject: name.written, verdict: 'unknown', says, give: giveVariables(name.missing) }
  }
  const subject = name.value
  const host = addressOf(subject)
  if (host !== undefined) return judgeAddress(subject, host, base, target)
  const packs = Object.entries(target.environment.buildpacks).filter(([, b]) => b.lifecycle === lifecycle)
  const same = packs.filter(([, b]) => b.name === subject)
  const found = same.find(([, b]) => b.stack === stack)
  if (found) return judgePack(found, { ...base, subject }, target)
  const request = target.request()
  if (same.length > 0) {
    const stacks = same.map(([, b]) => b.stack)
    if (stack === undefined)
      return {
        ...base,
        subject,
        verdict: 'unknown',
        says: `there on ${stacks.join(', ')}`,
        give: 'the stack',
      }
    const says = `not on ${stack}, only on ${stacks.join(', ')}`
    return { ...base, subject, verdict: 'no', says, options: stacks.map((s) => `stack ${s}`), request }
  }
  const here = packs.filter(([, b]) => stack === undefined || b.stack === stack).map(([, b]) => b.name)
  const roadmap = target.promised(subject)
  return {
    ...base,
    subject,
    verdict: roadmap ? 'not-yet' : 'no',
    says: `${target.environment.name} has no buildpack of this name`,
    options: nearestFirst(subject, [...new Set(here)]),
    request,
    ...(roadmap ? { roadmap } : {}),
  }
}

type Base = Pick<Finding, 'kind' | 'at' | 'playbook'>

function judgePack(
  [key, pack]: [string, FitTarget['environment']['buildpacks'][string]],
  base: Base & { subject: string },
  target: FitTarget,
): Finding {
  const until = pack.until === undefined ? '' : ` until ${pack.until}`
  const gone = target.isPast(pack.until)
  return {
    ...base,
    verdict: gone ? 'no' : pack.state === 'deprecated' ? 'limited' : 'fits',
    says: `${pack.version} on ${pack.stack}${pack.state === 'deprecated' ? `, deprecated${until}` : ''}`,
    playbook: target.at('buildpacks', key),
    ...(pack.note !== undefined && pack.state !== 'available' ? { notes: [pack.note] } : {}),
  }
}

function judgeAddress(address: string, host: string, base: Base, target: FitTarget): Finding {
  const { features, name } = target.environment
  const playbook = target.at('features', 'egress')
  const found = { ...base, playbook, subject: address }
  const options = [...new Set(Object.values(target.environment.buildpacks).map((b) => b.name))]
  if (features.egress === 'none') {
    const says = `given by address, and ${name} has no route out: staging cannot fetch it`
    return { ...found, verdict: 'no', says, options, request: target.request() }
  }
  if (features.egress === 'by-destination') {
    const says = `given by address, so staging has to reach ${host}`
    const give = `whether ${host} is among the allowed destinations`
    return { ...found, verdict: 'unknown', says, give, request: target.request() }
  }
  const says = `given by address: fetched from ${host} at each staging, and yours to keep patched`
  return { ...found, verdict: 'limited', says }
}
