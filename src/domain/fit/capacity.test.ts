import { describe, expect, it } from 'vitest'
import { source } from '../../../tests/format-fixtures.ts'
import { about, il5, judged, one } from '../../../tests/judged-app.ts'
import { catalog } from '../../../tests/minimal-catalog.ts'
import { readFit } from '../../formats/read/fit.ts'
import { judge } from './judge.ts'

describe('capacity', () => {
  const quotas = { perProcessMemoryMb: 1024, perProcessDiskMb: 2048 }
  it.each([
    ['memory: 1G', 'fits'],
    ['memory: 1025M', 'no'],
    ['disk_quota: 3G', 'no'],
    ['', 'fits'],
    ['memory: ((m))', 'unknown'],
    ['instances: ((i))', 'unknown'],
  ])('one process, %s: %s', (manifest, verdict) => {
    expect(one({ manifest, il5: { quotas } }, 'process').verdict).toBe(verdict)
  })

  it('what is not given is the default of Cloud Foundry, and counts', () => {
    expect(one({ il5: { quotas: { perProcessMemoryMb: 512 } } }, 'process').verdict).toBe('no')
    expect(one({ il5: { quotas: { totalMemoryMb: 1023 } } }, 'quota').verdict).toBe('no')
    expect(one({ il5: { quotas: { totalMemoryMb: 1024 } } }, 'quota').verdict).toBe('fits')
  })

  it.each([
    ['totalMemoryMb', 'instances: 3\nmemory: 2G', 6144, 'memory'],
    [
      'totalInstances',
      'instances: 3\nprocesses: [{type: worker, instances: 4}, {type: clock}]',
      7,
      'instances',
    ],
    ['totalServiceInstances', 'services: [a, b, a]', 2, 'service instances'],
    [
      'totalRoutes',
      'routes: [{route: a.stage.example}, {route: b.stage.example}]\nno-route: false',
      2,
      'routes',
    ],
    ['totalReservedPorts', 'routes: [{route: "tcp.stage.example:1"}]\nno-route: false', 1, 'reserved ports'],
    [
      'logRateLimitBytesPerSecond',
      'instances: 2\nlog-rate-limit-per-second: 1K',
      2048,
      'bytes of log a second',
    ],
  ] as const)('%s is what all apps together may have', (quota, manifest, need, subject) => {
    const settle = (limit: number) =>
      one(
        { manifest: manifest.replace('\nno-route: false', ''), il5: { quotas: { [quota]: limit } } },
        'quota',
      )
    const listed = manifest.includes('no-route: false')
    if (listed) return expect(routesOnly(manifest, quota, need)).toEqual(['fits', 'no'])
    expect(settle(need)).toMatchObject({ verdict: 'fits', subject })
    expect(settle(need - 1)).toMatchObject({ verdict: 'no', playbook: { address: '/environments/il5' } })
  })

  /** The app of `judged` has no-route, so routes need an app of their own. */
  function routesOnly(manifest: string, quota: string, need: number) {
    const attributes = manifest.split('\n')[0] ?? ''
    const { value } = readFit({ manifest: source(`applications:\n- name: a\n  ${attributes}`) })
    if (!value) throw new Error('unreadable')
    return [need, need - 1].map((limit) => {
      const playbook = { catalog: catalog({ il5: il5({ quotas: { [quota]: limit } }) }), conditions: {} }
      return judge({ ...value, environments: ['il5'] }, playbook).environments[0]?.together[0]?.verdict
    })
  }

  it('a sum that waits for a variable is told as far as it goes, and is too much when that is', () => {
    const manifest = 'memory: 2G\nprocesses: [{type: worker, instances: 1, memory: ((m))}]'
    const settle = (totalMemoryMb: number) => one({ manifest, il5: { quotas: { totalMemoryMb } } }, 'quota')
    expect(settle(4096)).toMatchObject({
      verdict: 'unknown',
      says: expect.stringContaining('2 GB and ((m))'),
    })
    expect(settle(1024).verdict).toBe('no')
  })

  it.each([
    ['log-rate-limit-per-second: -1', {}, 'refused'],
    ['', {}, 'refused'],
    ['', { defaultLogRateBytesPerSecond: 1024 }, undefined],
    ['log-rate-limit-per-second: -1', { defaultLogRateBytesPerSecond: 1024 }, 'refused'],
    ['log-rate-limit-per-second: 0', {}, undefined],
    ['log-rate-limit-per-second: ((r))', {}, 'unknown'],
  ])('logs without a limit, %s with %j: %s', (manifest, more, verdict) => {
    const quotas = { logRateLimitBytesPerSecond: 1e9, ...more }
    const found = judged({ manifest, il5: { quotas } }).all.find(({ subject }) => subject === 'log rate')
    expect(found?.verdict).toBe(verdict)
    if (verdict === 'refused') expect(found?.code).toBe('limit-log-rate')
    expect(judged({ manifest }).all.some(({ subject }) => subject === 'log rate')).toBe(false)
  })

  it.each([
    ['timeout: 180', {}, undefined],
    ['timeout: 181', {}, 'refused'],
    ['timeout: 600', { maximumStartSeconds: 600 }, undefined],
    ['timeout: 100', { maximumStartSeconds: 60 }, 'refused'],
    ['timeout: ((t))', {}, 'unknown'],
    ['processes: [{type: web, timeout: 900}]', {}, 'refused'],
  ])('time to start, %s with %j: %s', (manifest, quotas, verdict) => {
    const found = judged({ manifest, il5: { quotas } }).all.find(({ subject }) => subject === 'timeout')
    expect(found?.verdict).toBe(verdict)
  })

  it('a sidecar has to leave its process something', () => {
    const manifest = (mb: number) =>
      `memory: 256M\nsidecars: [{name: s, command: s, memory: ${mb}M, process_types: [web]}]`
    expect(about(judged({ manifest: manifest(256) }).all, 'sidecar')[0]?.verdict).toBe('refused')
    expect(about(judged({ manifest: manifest(255) }).all, 'sidecar')).toEqual([])
  })
})
