import type { ReadinessLine } from '../../model/readiness.ts'
import { present } from '../base/present.ts'
import { listOf } from '../base/words.ts'
import type { App } from '../fit/app.ts'
import { offeringsOf } from '../fit/services.ts'
import { type Verdict, verdictWords } from '../fit/verdict.ts'
import type { ReadyContext } from './context.ts'
import { type Judged, type ReadyVerdict, worstOf } from './line.ts'

const noManifest: Judged = {
  verdict: 'unknown',
  says: 'no manifest that could be read',
  give: 'name it under `manifest`, beside the record',
}

const meaning: Record<Verdict, ReadyVerdict> = {
  fits: 'go',
  limited: 'go',
  unknown: 'unknown',
  'not-yet': 'no-go',
  no: 'no-go',
  refused: 'no-go',
}

/** What `fieldbook fit` says of the manifest here. */
export function byManifest({ manifest, given }: ReadyContext): Judged {
  if (!manifest) return noManifest
  const { fit } = manifest
  const names = fit.apps.map(({ app }) => app)
  if (names.length > 0 && !names.some((name) => isNamedAlike(name, given.record.app)))
    return {
      verdict: 'unknown',
      says: `the manifest is of ${listOf(names)}, not of ${given.record.app}`,
      ...present({ at: fit.apps[0]?.at }),
      give: `name the manifest of ${given.record.app}, or write \`app\` as the manifest does`,
    }
  const findings = [...fit.apps.flatMap((app) => app.findings), ...fit.together]
  const open = findings.filter(({ verdict }) => verdict !== 'fits' && verdict !== 'limited')
  const shown = open.length > 0 ? open : findings.filter(({ verdict }) => verdict === 'limited')
  const seen = shown.map((f) => ({ says: `${f.subject}: ${verdictWords[f.verdict]}, ${f.says}`, at: f.at }))
  const at = fit.apps[0]?.at
  const give = open.find((finding) => finding.give !== undefined)?.give
  return {
    verdict: fit.apps.length === 0 ? 'unknown' : meaning[fit.verdict],
    says: `the manifest ${fit.verdict === 'unknown' ? 'cannot be told to fit' : verdictWords[fit.verdict]}`,
    seen,
    ...(at === undefined ? {} : { at }),
    ...(give === undefined ? {} : { give }),
  }
}

/** `orders-api` is an app of `orders`; what is filled in by a variable may be. */
function isNamedAlike(name: string, app: string): boolean {
  const [a, b] = [name, app].map((each) => each.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'))
  if (a === undefined || b === undefined || name.includes('((')) return true
  return `-${a}-`.includes(`-${b}-`) || `-${b}-`.includes(`-${a}-`)
}

/** Variables that this environment asks for have a value in the files that the record names. */
export function byVariables({ names = [] }: ReadinessLine, { variables, given }: ReadyContext): Judged {
  const at = given.at(['variables'])
  if (variables.files.length === 0) {
    const give = 'name the file of variables for this environment under `variables`'
    return { verdict: 'unknown', says: 'no file of variables was read', at, give }
  }
  const missing = names.filter((name) => !variables.names.has(name))
  if (missing.length === 0) return { verdict: 'go', says: `${listOf(names)} have a value`, at }
  return {
    verdict: 'no-go',
    says: `no value for ${listOf(missing)}`,
    at,
    give: 'add them to the file of variables',
  }
}

/** Services that every app of a release here has to be bound to: what one of two is bound to does not serve the other. */
export function byBindings({ names = [] }: ReadinessLine, context: ReadyContext): Judged {
  const { manifest } = context
  if (!manifest) return noManifest
  const judged = manifest.manifest.apps.map((app) => bindingsOf(app, names, context))
  const verdict = judged.length === 0 ? 'unknown' : worstOf(judged.map((each) => each.verdict))
  const open = judged.filter((each) => each.verdict === verdict)
  const at = open[0]?.at ?? manifest.fit.apps[0]?.at
  return {
    verdict,
    says: verdict === 'go' ? `${listOf(names)} bound` : open.map(({ says }) => says).join('; '),
    seen: judged.map(({ says, at }) => ({ says, ...present({ at }) })),
    ...present({ at, give: open[0]?.give }),
  }
}

function bindingsOf(
  { name: given, services, at }: App,
  names: readonly string[],
  { manifest, target }: ReadyContext,
): Judged {
  const known = new Map(manifest?.instances.map((instance) => [instance.name, instance]))
  const ids = new Set<string>()
  let isOpen = services?.missing !== undefined
  for (const { name: bound } of services?.value ?? []) {
    const instance = bound.value === undefined ? undefined : known.get(bound.value)
    if (instance?.kind === 'managed') for (const id of offeringsOf(instance, target)) ids.add(id)
    else if (instance?.kind !== 'user-provided') isOpen = true
  }
  const missing = names.filter((each) => !ids.has(each))
  const name = given.value ?? 'an app without a name'
  if (missing.length === 0) return { verdict: 'go', says: `${name} is bound to ${listOf(names)}`, at }
  if (isOpen) {
    const give = 'say what each bound instance is, in a file under `services`'
    const says = `it cannot be told whether ${name} is bound to ${listOf(missing)}`
    return { verdict: 'unknown', says, at, give }
  }
  const says = `nothing binds ${name} to ${listOf(missing)}`
  return { verdict: 'no-go', says, at, give: 'bind it in the manifest' }
}
