import { describe, expect, it } from 'vitest'
import { expectation, judged, type Setting } from '../../../tests/judged-app.ts'

describe('conditions and expectations', () => {
  const condition = (id: string) => ({ label: id, question: `Is it ${id}?` })
  const ids = [
    'docker-image',
    'custom-buildpack',
    'user-provided-service',
    'third-party-integration',
    'batch-work',
    'high-load',
  ]
  const conditions = Object.fromEntries(ids.map((id) => [id, condition(id)]))
  const held = (setting: Setting) =>
    Object.fromEntries(judged({ conditions, ...setting }).app.conditions.map((c) => [c.id, c.holds]))

  it('holds what the manifest shows, asks what it cannot, and is silent on what it rules out', () => {
    expect(held({})).toEqual({
      'user-provided-service': 'ask',
      'third-party-integration': 'ask',
      'batch-work': 'ask',
      'high-load': 'ask',
    })
    const shown = held({
      manifest:
        'services: [old]\nenv: {API: "https://partner.example.org/x"}\nprocesses: [{type: scheduler}]',
      services: 'old: user-provided',
    })
    expect(shown).toMatchObject({
      'user-provided-service': 'yes',
      'third-party-integration': 'yes',
      'batch-work': 'yes',
      'high-load': 'ask',
    })
  })

  it('an address of the platform, or of the app, is no third party', () => {
    const manifest = 'env: {A: "https://x.stage.example", B: "https://own.example.org"}'
    expect(held({ manifest })['third-party-integration']).toBe('yes')
    expect(held({ manifest: 'env: {A: "https://x.stage.example"}' })['third-party-integration']).toBe('ask')
  })

  it('trigger expectations, with their lead times along the longest chain', () => {
    const expectations = {
      meeting: expectation('always', 3),
      review: expectation(['user-provided-service'], 10, ['meeting']),
      image: expectation(['docker-image'], 20),
    }
    const plain = judged({ conditions, il5: { expectations } }).app
    expect(plain.asked.map((a) => a.id)).toEqual(['meeting'])
    expect(plain.leadTime).toBe(3)
    const asked = judged({
      conditions,
      manifest: 'services: [old]',
      services: 'old: user-provided',
      il5: { expectations },
    }).app
    expect(asked.asked.map((a) => [a.id, a.startBefore, a.because])).toEqual([
      ['meeting', 13, []],
      ['review', 10, ['user-provided-service']],
    ])
    expect(asked.leadTime).toBe(13)
    expect(asked.asked[1]?.at.address).toBe('/environments/il5/onboarding#review')
  })
})
