import type { FitPlaybook } from '../src/domain/fit/playbook.ts'
import type { FitSources } from '../src/formats/read/fit.ts'
import { il5, live, plan, roadmap } from './judged-app.ts'
import type { ManifestCase } from './manifest-cases/case.ts'
import { availability, catalog } from './minimal-catalog.ts'

/** Two environments for {@link ManifestCase}: one that is open and has every limit, one that lets nothing out. */
export function casePlaybook(): FitPlaybook {
  const postgres = availability({
    version: '16.9',
    plans: { small: plan },
    roadmap: 'pg-17',
    ...live('postgres'),
  })
  const domains = {
    'apps.harbour.example': { kind: 'external' as const },
    'tcp.harbour.example': { kind: 'tcp' as const, ports: '1024-1033' },
    'tides.example': { kind: 'external' as const, orgs: ['harbour'] },
    'pilots.example': { kind: 'external' as const, orgs: ['pilots'] },
    'apps.internal': { kind: 'internal' as const },
  }
  const shared = {
    domains,
    services: { postgres },
    roadmap: { 'pg-17': roadmap('PostgreSQL 17', { service: 'postgres', to: '17.6' }) },
  }
  const open = il5({
    ...shared,
    name: 'open',
    features: { docker: true, cnb: true, ssh: 'never', egress: 'open' },
    quotas: { logRateLimitBytesPerSecond: 65_536 },
  })
  const closed = il5({ ...shared, name: 'closed' })
  return { catalog: catalog({ open, closed }, { asOf: '2026-11-16' }), conditions: {} }
}

/** The files of a case, as the readers take them. */
export const sourcesOf = ({ text, services, vars, app }: ManifestCase): FitSources => ({
  manifest: { file: 'm.yml', text },
  ...(services === undefined ? {} : { services: [{ file: 's.yml', text: services }] }),
  ...(vars === undefined ? {} : { varsFiles: [{ file: 'v.yml', text: vars }] }),
  ...(app === undefined ? {} : { name: app }),
})
