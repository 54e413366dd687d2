import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { pageAt } from '../src/domain/pages/registry.ts'
import { loadWorkspace } from '../src/workspace/load.ts'
import { problemsOf, withFixture } from './fixture.ts'
import { runVerb } from './run-verb.ts'

/** The base's il4 as a platform that is no Cloud Foundry, with nothing that only Cloud Foundry has. */
function withPlatform<T>(kind: string, use: (root: string) => T): T {
  return withFixture('base', (root) => {
    const file = join(root, 'environments/il4/environment.yaml')
    const said = parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    for (const own of ['impactLevel', 'quotas', 'fielding']) delete said[own]
    said['foundations'] = { region: 'One site', platform: { kind, product: 'Ours', version: '1.31' } }
    writeFileSync(file, stringify(said))
    return use(root)
  })
}

it.each(['kubernetes', 'hosts'])('an environment on %s is whole without invented answers', (kind) => {
  withPlatform(kind, (root) => {
    expect(problemsOf(root)).toEqual([])
    const { sections } = pageAt(loadWorkspace([root]).playbook, '/environments/il4') ?? { sections: [] }
    const ids = sections.map(({ id }) => id)
    expect(ids).toContain('foundations')
    for (const only of ['quotas', 'fielding']) expect(ids).not.toContain(only)
  })
})

it('a Cloud Foundry platform still says what fit needs', () => {
  withPlatform('cloud-foundry', (root) => {
    expect(problemsOf(root).map(({ code }) => code)).toEqual(['platform-unanswered'])
  })
})

it('fit says what it judges where nothing is pushed with cf', async () => {
  await withPlatform('kubernetes', async (root) => {
    const manifest = join(root, 'manifest.yml')
    writeFileSync(manifest, 'applications:\n- name: a\n  memory: 64M\n  stack: none\n')
    const args = ['fit', manifest, '--root', root, '--as-of', '2026-11-16', '--format', 'json']
    const { status, stdout } = await runVerb(...args, '--environment', 'il4')
    const [{ verdict, apps, together }] = JSON.parse(stdout).environments
    expect({ status, verdict, together }).toEqual({ status: 1, verdict: 'unknown', together: [] })
    expect(apps[0].findings).toEqual([
      expect.objectContaining({
        subject: 'platform',
        verdict: 'unknown',
        says:
          'il4 runs Ours, which is Kubernetes: services and their versions are judged, and nothing of what is ' +
          'pushed to Cloud Foundry',
      }),
    ])
  })
})
