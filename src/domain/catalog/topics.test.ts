import { expect, it } from 'vitest'
import { catalog, environment } from '../../../tests/minimal-catalog.ts'
import { effectSchema } from '../../model/comparison.ts'
import { signalSchema, topicSchema } from '../../model/environment.ts'
import { expectationSchema } from '../../model/onboarding.ts'
import { compareEnvironments } from './changes.ts'

const feedback = (who: string) =>
  Object.fromEntries(signalSchema.options.map((signal) => [signal, { where: 'There.', who }]))
const buildpack = (version: string) => ({
  go: { name: 'go', stack: 'old', version, lifecycle: 'buildpack' as const, state: 'available' as const },
})
const { fielding } = environment()

/** Differs from {@link after} in every topic. */
const before = environment({
  stacks: { old: { state: 'active' } },
  buildpacks: buildpack('1.10'),
  feedback: feedback('All.'),
  controls: { boundary: { here: 'Open.', assumes: 'Nothing.' } },
})
const after = environment({
  promotesFrom: 'il4',
  platform: { product: 'Cloud Foundry', version: '58.0' },
  zones: 1,
  stacks: { old: { state: 'deprecated' }, new: { state: 'active' } },
  buildpacks: buildpack('1.9'),
  domains: { 'apps.example': { kind: 'external' } },
  features: { docker: false, cnb: false, ssh: 'never', egress: 'none' },
  quotas: { totalRoutes: 3 },
  expectations: {
    scan: expectationSchema.parse({
      title: 'Scan',
      area: 'ia',
      requirement: 'Scan it.',
      evidence: 'The report.',
      owner: 'pre',
      leadTime: 3,
    }),
  },
  access: { account: { how: 'Ask.', leadTime: 9 } },
  request: { channel: '#platform', approver: 'PRE', leadTime: 9 },
  feedback: feedback('Few.'),
  fielding: {
    ...(fielding.canary && { canary: { ...fielding.canary, duration: { hours: 24 } } }),
    ...(fielding.blueGreen && { blueGreen: { ...fielding.blueGreen, exposure: '1 day' } }),
  },
  team: { pre: { channel: '#pre', hours: '24 hours' } },
  controls: { boundary: { here: 'Closed.', assumes: 'Everything.' } },
  differs: topicSchema.options.map((topic) => ({ what: topic, why: `Of ${topic}.`, about: [topic] })),
})

it('of whatever topic a reason is, it stands where environments differ in it', () => {
  const comparison = compareEnvironments(catalog({ il4: before, il5: after }), 'il4', 'il5')
  const reasons = effectSchema.options.flatMap((effect) =>
    comparison[effect].flatMap((contrast) => contrast.reasons.map(({ what }) => what)),
  )
  expect([...new Set(reasons)].sort()).toEqual([...topicSchema.options].sort())
})
