import { lookUp } from '../base/look-up.ts'
import type { App } from './app.ts'
import type { FitTarget } from './playbook.ts'
import { domainOf, parseRoute } from './routes.ts'
import type { Finding } from './verdict.ts'

/**
 * What an app calls, by where it leads: a domain of the environment, the app's own routes, or out. The same for a
 * variable of a manifest that names an address and for an integration of a record.
 */
export function judgeAddresses(app: App, target: FitTarget): Finding[] {
  return app.addresses.map(({ variable, host, at }): Finding => {
    const base = { kind: 'integration' as const, subject: variable, at }
    const inside = insideOf(host, app, target)
    if (inside !== undefined) {
      const says = `${host} is on ${inside}, inside ${target.environment.name}`
      return { ...base, verdict: 'fits', says, playbook: target.at('domains', inside) }
    }
    const { egress } = target.environment.features
    const out = { ...base, playbook: target.at('features', 'egress') }
    if (egress === 'open')
      return { ...out, verdict: 'fits', says: `${host} is outside, and routes out are open` }
    const request = target.request()
    if (egress === 'none')
      return { ...out, verdict: 'no', says: `${host} is outside, and there is no route out`, request }
    return {
      ...out,
      verdict: 'limited',
      says: `${host} is outside, and each destination is allowed by itself`,
      request,
    }
  })
}

/** The domain of the environment that a host is on, or the host itself where the app answers to it. */
export function insideOf(host: string, app: App, { environment }: FitTarget): string | undefined {
  if (host === 'localhost' || /^127\./.test(host)) return host
  const domain = domainOf(host, Object.keys(environment.domains))
  if (domain !== undefined && lookUp(environment.domains, domain)) return domain
  const own = (app.routes.listed.value ?? []).some(
    (route) => route.value !== undefined && parseRoute(route.value).host === host,
  )
  return own ? host : undefined
}
