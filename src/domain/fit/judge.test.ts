import { describe, expect, it } from 'vitest'
import { judged, one } from '../../../tests/judged-app.ts'

describe('the whole', () => {
  it('is as bad as its worst part, and knows nothing better than what cannot be told', () => {
    expect(judged({}).verdict).toBe('fits')
    expect(judged({ manifest: 'services: [db]' }).verdict).toBe('unknown')
    expect(judged({ manifest: 'services: [db]\nstack: cflinuxfs3' }).verdict).toBe('unknown')
    expect(judged({ manifest: 'services: [db]\nstack: gone' }).verdict).toBe('no')
  })

  it('deprecated attributes are limits', () => {
    expect(one({ manifest: 'health-check-type: none' }, 'manifest')).toMatchObject({ verdict: 'limited' })
  })

  it('every finding cites the manifest and the playbook', () => {
    const found = judged({
      manifest: 'services: [a, ((b))]\nstack: gone\nmemory: 9T',
      il5: { quotas: { totalMemoryMb: 1 } },
    }).all
    expect(found.length).toBeGreaterThan(5)
    for (const { at, playbook } of found) {
      expect(at.file).toBe('manifest.yml')
      expect(playbook.address).toMatch(/^\/environments\/il5/)
    }
  })
})
