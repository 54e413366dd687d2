import { judge } from '../src/domain/fit/judge.ts'
import type { FitNotice } from '../src/domain/fit/now.ts'
import type { Finding } from '../src/domain/fit/verdict.ts'
import { readFit } from '../src/formats/read/fit.ts'
import type { Catalog, CatalogEnvironment } from '../src/model/catalog.ts'
import { source } from './format-fixtures.ts'
import { catalog, environment } from './minimal-catalog.ts'

/** A plan that anyone may have. */
export const plan = { free: true, bindable: true, limits: {} }
export const live = (offering: string, broker = 'csb') => ({ live: { broker, offering } })
/** A promise, overridden where a test is about it. */
export const roadmap = (title: string, overrides: object = {}) => ({
  title,
  kind: 'new-service' as const,
  target: '2027-01-20',
  status: 'at-risk' as const,
  confidence: 'medium' as const,
  impact: 'None.',
  slips: [],
  ...overrides,
})
export const expectation = (when: 'always' | string[], leadTime = 5, after: string[] = []) => ({
  title: 'Asked',
  area: 'services' as const,
  requirement: 'Do it.',
  evidence: 'Done.',
  leadTime,
  owner: 'pre',
  when,
  after,
})

/** An environment with a little of everything that staging and routes need. */
export const il5 = (overrides: Partial<CatalogEnvironment> = {}) =>
  environment({
    name: 'il5',
    stacks: {
      cflinuxfs4: { state: 'active' },
      cflinuxfs3: { state: 'deprecated', until: '2026-12-18', note: 'Going.' },
      windows: { state: 'restricted' },
      old: { state: 'disabled' },
    },
    buildpacks: {
      'java_buildpack/cflinuxfs4/buildpack': pack('java_buildpack', 'cflinuxfs4', '4.77.0'),
      'java_buildpack/cflinuxfs3/buildpack': {
        ...pack('java_buildpack', 'cflinuxfs3', '4.54'),
        state: 'deprecated',
      },
      'ruby_buildpack/cflinuxfs3/buildpack': pack('ruby_buildpack', 'cflinuxfs3', '1.10'),
    },
    domains: {
      'apps.stage.example': { kind: 'external' },
      'stage.example': { kind: 'external' },
      'tcp.stage.example': { kind: 'tcp' },
      'apps.internal': { kind: 'internal', note: 'Needs a policy.' },
    },
    features: { docker: false, cnb: false, ssh: 'never', egress: 'none' },
    ...overrides,
  })
const pack = (name: string, stack: string, version: string) => ({
  name,
  stack,
  version,
  lifecycle: 'buildpack' as const,
  state: 'available' as const,
})

export interface Setting {
  manifest?: string
  services?: string
  il5?: Partial<CatalogEnvironment>
  catalog?: Partial<Catalog>
  org?: string
  conditions?: Record<string, { label: string; question: string }>
  notices?: readonly FitNotice[]
  moment?: string
}

/** One app, indented, against one environment. */
export function judged({ manifest = '', services = '', org, moment, ...setting }: Setting) {
  const text = `applications:\n- name: app\n  buildpacks: [java_buildpack]\n  no-route: true\n${manifest.replace(/^(?=.)/gm, '  ')}`
  const sources = services === '' ? [] : [source(services, 'services.yml')]
  const { value, problems } = readFit({ manifest: source(text, 'manifest.yml'), services: sources })
  if (!value) throw new Error(JSON.stringify(problems))
  const environments = { il5: il5(setting.il5) }
  const playbook = {
    catalog: catalog(environments, { asOf: '2026-11-16', ...setting.catalog }),
    conditions: setting.conditions ?? {},
    notices: setting.notices ?? [],
  }
  const report = judge(
    { ...value, ...(org ? { org } : {}), ...(moment ? { moment } : {}), environments: ['il5'] },
    playbook,
  )
  const [found] = report.environments
  if (!found?.apps[0]) throw new Error('nothing was judged')
  return { ...found, app: found.apps[0], all: [...found.apps[0].findings, ...found.together] }
}

/**
 * A whole file, or the attributes of one app, against an environment that sets every limit: what rules of the platform
 * are tried by.
 */
export function judgedByRules(text: string, overrides: Partial<CatalogEnvironment> = {}) {
  const isFile = /^(?:applications|apiVersion|_schema-version|---)/m.test(text)
  const staged = /^(?:buildpacks?|docker|lifecycle):/m.test(text) ? '' : '\nbuildpacks: [java_buildpack]'
  const routed = /^(?:no-route|random-route|routes):/m.test(text) ? '' : '\nno-route: true'
  const app = `name: app${staged}${routed}\n${text}`
  const whole = isFile ? text : `applications:\n- ${app.replaceAll('\n', '\n  ')}\n`
  const { value, problems } = readFit({ manifest: source(whole, 'manifest.yml') })
  if (!value) throw new Error(JSON.stringify(problems))
  const environments = { il5: limited(overrides) }
  const playbook = { catalog: catalog(environments, { asOf: '2026-11-16' }), conditions: {} }
  const [found] = judge({ ...value, org: 'tidewatch', environments: ['il5'] }, playbook).environments
  if (!found) throw new Error('nothing was judged')
  return { ...found, all: [...found.apps.flatMap((each) => each.findings), ...found.together] }
}

const limited = (overrides: Partial<CatalogEnvironment>) => {
  const plain = il5()
  return il5({
    features: { docker: true, cnb: true, ssh: 'never', egress: 'open' },
    domains: {
      ...plain.domains,
      'tcp.stage.example': { kind: 'tcp', ports: '1024-1033' },
      'private.stage.example': { kind: 'external', orgs: ['harbour'] },
    },
    quotas: { logRateLimitBytesPerSecond: 65_536, defaultLogRateBytesPerSecond: 1024 },
    ...overrides,
  })
}

export const about = (found: readonly Finding[], kind: Finding['kind']) =>
  found.filter((f) => f.kind === kind)
/** The only finding of a kind. */
export const one = (setting: Setting, kind: Finding['kind']) => {
  const [found, ...more] = about(judged(setting).all, kind)
  if (!found || more.length > 0) throw new Error(`${more.length + (found ? 1 : 0)} findings about ${kind}`)
  return found
}
