import { describe, expect, it } from 'vitest'
import { source } from '../../../tests/format-fixtures.ts'
import { about, il5 } from '../../../tests/judged-app.ts'
import { catalog, environment } from '../../../tests/minimal-catalog.ts'
import { readFit } from '../../formats/read/fit.ts'
import { judge } from './judge.ts'

describe('routes', () => {
  const route = (text: string, org?: string) => {
    const { value } = readFit({ manifest: source(`applications: [{name: a, routes: [{route: "${text}"}]}]`) })
    if (!value) throw new Error('unreadable')
    const il4 = environment({ name: 'il4', domains: { 'il4.example': { kind: 'external' } } })
    const domains = {
      ...il5().domains,
      'tcp.stage.example': { kind: 'tcp' as const, ports: '4000-4009' },
      'own.example': { kind: 'external' as const, orgs: ['harbour'] },
    }
    const playbook = { catalog: catalog({ il4, il5: il5({ domains }) }), conditions: {} }
    const asked = { ...value, ...(org ? { org } : {}), environments: ['il5'] }
    const found = judge(asked, playbook).environments[0]?.apps[0]?.findings ?? []
    return about(found, 'route')[0]
  }
  it.each([
    ['a.apps.stage.example/path', 'fits', 'on apps.stage.example (external)'],
    ['A.Apps.STAGE.example', 'fits', 'apps.stage.example'],
    ['https://a.stage.example', 'fits', 'on stage.example'],
    ['a.apps.internal', 'fits', 'internal'],
    ['tcp://tcp.stage.example:4009', 'fits', 'tcp'],
    ['a_b-1.stage.example/v1', 'fits', 'on stage.example'],
    ['tcp.stage.example:4000', 'fits', 'tcp'],
    ['tcp.stage.example', 'refused', 'no port'],
    ['a.stage.example:4000', 'refused', 'takes no ports'],
    ['tcp.stage.example:4010', 'refused', 'not 4010'],
    ['a.tcp.stage.example:4000', 'refused', 'a host'],
    ['tcp.stage.example:4000/path', 'refused', 'a path'],
    ['apps.internal', 'refused', 'shared'],
    ['apps.stage.example', 'refused', 'shared'],
    ['apps.stage.example/path', 'refused', 'shared'],
    ['a.apps.internal/path', 'refused', 'no path'],
    ['*.apps.internal', 'refused', 'no `*`'],
    ['a.apps.internal:8080', 'refused', 'no ports'],
    ['*.apps.stage.example', 'refused', 'every host'],
    ['a.apps.stage.example/', 'refused', '`/` alone'],
    ['a.apps.stage.example/?q=1', 'refused', '`/` alone'],
    ['a.apps.stage.example/v2?q=1', 'limited', '`?`'],
    ['a$b.apps.stage.example', 'refused', 'cannot be one'],
    ['a.b.apps.stage.example', 'no', 'only its first label'],
    ['a.b.c.stage.example', 'no', 'b.c.stage.example is no domain'],
    ['a.example.org', 'no', 'none of il5'],
    ['notstage.example', 'no', 'none of il5'],
    ['a.il4.example', 'no', 'one of il4'],
    ['a-((e)).apps.stage.example', 'fits', 'on apps.stage.example'],
    ['a.((domain))', 'unknown', '((domain))'],
    ['((route))', 'unknown', '((route))'],
  ])('%s: %s', (text, verdict, says) => {
    expect(route(text)).toMatchObject({ verdict, says: expect.stringContaining(says) })
  })

  it.each([
    ['own.example', 'harbour', 'fits'],
    ['a.own.example', 'harbour', 'fits'],
    ['*.own.example', 'harbour', 'fits'],
    ['a.own.example', 'tidewatch', 'no'],
    ['a.own.example', undefined, 'unknown'],
  ])('a private domain, %s for %s: %s', (text, org, verdict) => {
    expect(route(text, org)?.verdict).toBe(verdict)
  })

  it('says what to write where a route belongs to no domain', () => {
    const first = (text: string) => route(text)?.options?.[0]
    expect(first('a.b.apps.stage.example/v1')).toBe('a-b.apps.stage.example/v1')
    expect(first('orders.il4.example')).toBe('orders.apps.stage.example')
    expect(first('orders.elsewhere.example.org')).toContain('orders.')
    expect(first('a.example.org:9000')).toBe('tcp.stage.example:PORT')
  })
})
