import { describe, expect, it } from 'vitest'
import { source } from '../../../tests/format-fixtures.ts'
import { about, il5 } from '../../../tests/judged-app.ts'
import { catalog, environment } from '../../../tests/minimal-catalog.ts'
import { readFit } from '../../formats/fit.ts'
import { judge } from './judge.ts'

describe('routes', () => {
  const route = (text: string) => {
    const { value } = readFit({ manifest: source(`applications: [{name: a, routes: [{route: "${text}"}]}]`) })
    if (!value) throw new Error('unreadable')
    const il4 = environment({ name: 'il4', domains: { 'il4.example': { kind: 'external' } } })
    const playbook = { catalog: catalog({ il4, il5: il5() }), conditions: {} }
    const found =
      judge({ ...value, environments: ['il5'] }, playbook).environments[0]?.apps[0]?.findings ?? []
    return about(found, 'route')[0]
  }
  it.each([
    ['a.apps.il5.example/path', 'fits', 'on apps.il5.example (external)'],
    ['A.Apps.IL5.example', 'fits', 'apps.il5.example'],
    ['https://a.il5.example', 'fits', 'on il5.example'],
    ['apps.internal', 'fits', 'internal'],
    ['tcp.il5.example:4000', 'fits', 'tcp'],
    ['tcp.il5.example', 'no', 'no port'],
    ['a.il5.example:4000', 'no', 'takes no ports'],
    ['a.example.org', 'no', 'none of il5'],
    ['notil5.example', 'no', 'none of il5'],
    ['a.il4.example', 'no', 'one of il4'],
    ['a-((e)).apps.il5.example', 'fits', 'on apps.il5.example'],
    ['a.((domain))', 'unknown', '((domain))'],
    ['((route))', 'unknown', '((route))'],
  ])('%s: %s', (text, verdict, says) => {
    expect(route(text)).toMatchObject({ verdict, says: expect.stringContaining(says) })
  })
})
