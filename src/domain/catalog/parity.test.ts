import { describe, expect, it } from 'vitest'
import { differences, type Offer } from './parity.ts'

const offer = (overrides: Partial<Offer> = {}): Offer => ({
  status: 'available',
  version: '16.6',
  plans: [{ name: 'small' }, { name: 'ha' }],
  ...overrides,
})

describe('differences', () => {
  it.each([
    ['nothing', offer(), []],
    ['a patch release', offer({ version: '16.6.2' }), []],
    ['plans in another order', offer({ plans: [{ name: 'ha' }, { name: 'small' }] }), []],
    ['a minor release', offer({ version: '16.10' }), ['version']],
    ['a version that is not said', offer({ version: undefined }), ['version']],
    ['a plan that is missing', offer({ plans: [{ name: 'small' }] }), ['plans']],
    ['another plan of the same count', offer({ plans: [{ name: 'small' }, { name: 'big' }] }), ['plans']],
    ['status', offer({ status: 'limited' }), ['status']],
    ['everything', offer({ status: 'planned', version: '15', plans: [] }), ['status', 'version', 'plans']],
    ['an environment that says nothing', undefined, ['status']],
  ] as const)('finds %s, either way round', (_name, other, found) => {
    expect(differences(offer(), other)).toEqual(found)
    expect(differences(other, offer())).toEqual(found)
  })

  it('is silent where both environments are', () => expect(differences(undefined, undefined)).toEqual([]))
})
