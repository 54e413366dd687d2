import { describe, expect, it } from 'vitest'
import { source } from '../../../tests/format-fixtures.ts'
import { about, il5, one, roadmap } from '../../../tests/judged-app.ts'
import { catalog } from '../../../tests/minimal-catalog.ts'
import { readFit } from '../../formats/read/fit.ts'
import type { CatalogEnvironment } from '../../model/catalog.ts'
import { judge } from './judge.ts'

describe('staging', () => {
  it.each([
    ['a named stack', 'stack: cflinuxfs4', 'fits'],
    ['no stack', '', 'fits'],
    ['a deprecated one', 'stack: cflinuxfs3', 'limited'],
    ['a restricted one', 'stack: windows', 'no'],
    ['a disabled one', 'stack: old', 'no'],
    ['one that is not there', 'stack: cflinuxfs9', 'no'],
    ['one that waits for a variable', 'stack: ((stack))', 'unknown'],
  ])('%s: %s is %s', (_name, manifest, verdict) => {
    expect(one({ manifest }, 'stack').verdict).toBe(verdict)
  })

  it('a stack that is promised is not yet there; its removal is no promise', () => {
    const promised = (kind: string) =>
      one(
        {
          manifest: 'stack: cflinuxfs5',
          il5: { roadmap: { 'cflinuxfs5-stack': roadmap('Stack', { kind }) } },
        },
        'stack',
      )
    expect(promised('change')).toMatchObject({ verdict: 'not-yet', roadmap: { id: 'cflinuxfs5-stack' } })
    expect(promised('retirement').verdict).toBe('no')
  })

  const staged = (packs: string, stack = 'cflinuxfs4', more: Partial<CatalogEnvironment> = {}) => {
    const text = `applications:\n- {name: app, no-route: true, stack: ${stack}, buildpacks: ${packs}}`
    const { value } = readFit({ manifest: source(text) })
    if (!value) throw new Error('unreadable')
    const environments = { il5: il5(more) }
    const playbook = { catalog: catalog(environments, { asOf: '2026-11-16' }), conditions: {} }
    const found =
      judge({ ...value, environments: ['il5'] }, playbook).environments[0]?.apps[0]?.findings ?? []
    return about(found, 'buildpack')[0]
  }

  it.each([
    ['[java_buildpack]', 'cflinuxfs4', 'fits'],
    ['[java_buildpack]', 'cflinuxfs3', 'limited'],
    ['[ruby_buildpack]', 'cflinuxfs4', 'no'],
    ['[ruby_buildpack]', '((s))', 'unknown'],
    ['[go_buildpack]', 'cflinuxfs4', 'no'],
    ['[((b))]', 'cflinuxfs4', 'unknown'],
    ['((b))', 'cflinuxfs4', 'unknown'],
    ['[]', 'cflinuxfs4', 'limited'],
    ['["https://github.com/x/y#v1"]', 'cflinuxfs4', 'no'],
    ['["git@github.com:x/y.git"]', 'cflinuxfs4', 'no'],
  ])('buildpacks %s on %s: %s', (packs, stack, verdict) => {
    expect(staged(packs, stack)?.verdict).toBe(verdict)
  })

  it('a buildpack on another stack names that stack, an unknown one the nearest', () => {
    expect(staged('[ruby_buildpack]')?.options).toEqual(['stack cflinuxfs3'])
    expect(staged('[jave_buildpack]')?.options?.[0]).toBe('java_buildpack')
  })

  it('a git address depends on the way out, and its token is not shown', () => {
    const from = (egress: 'open' | 'by-destination') =>
      staged('["https://token@git.example.org/x"]', 'cflinuxfs4', {
        features: { docker: false, cnb: false, ssh: 'never', egress },
      })
    expect(from('open')).toMatchObject({ verdict: 'limited', subject: 'https://git.example.org/x' })
    expect(from('by-destination')).toMatchObject({
      verdict: 'unknown',
      give: expect.stringContaining('git.example.org'),
    })
  })

  it('docker and cnb need the environment to allow them', () => {
    const docker = (features: CatalogEnvironment['features']) => {
      const { value } = readFit({ manifest: source('applications: [{name: a, docker: {image: r/i:1}}]') })
      if (!value) throw new Error('unreadable')
      const playbook = { catalog: catalog({ il5: il5({ features }) }), conditions: {} }
      return judge({ ...value, environments: ['il5'] }, playbook).environments[0]?.apps[0]?.findings ?? []
    }
    const features = { docker: true, cnb: true, ssh: 'never', egress: 'open' } as const
    expect(about(docker({ ...features, docker: false }), 'docker')[0]?.verdict).toBe('no')
    expect(about(docker(features), 'docker')[0]?.verdict).toBe('fits')
    expect(about(docker({ ...features, egress: 'none' }), 'docker')[0]?.verdict).toBe('unknown')
    expect(about(docker(features), 'buildpack')).toEqual([])
    expect(one({ manifest: 'lifecycle: cnb' }, 'cnb').verdict).toBe('no')
    expect(one({ manifest: 'lifecycle: cnb', il5: { features } }, 'cnb').verdict).toBe('fits')
  })
})
