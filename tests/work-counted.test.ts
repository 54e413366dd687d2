import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { writeWorkspace } from '../bench/workspace.ts'
import { catalogOf } from '../src/domain/catalog/catalog.ts'
import { checkPlaybook } from '../src/domain/checks/registry.ts'
import { pageAt } from '../src/domain/pages/registry.ts'
import { Playbook } from '../src/domain/playbook/playbook.ts'
import { promotionSteps, stepPage } from '../src/site/views/compare-pages.ts'
import { loadWorkspace } from '../src/workspace/load.ts'
import { parseProse } from '../src/workspace/mdx.ts'

// Work is counted, not timed: these hold on any machine. A ratio that grows with the workspace is a loop in a loop.

const roots: string[] = []
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true, force: true })
})

function workspaceOf(environments: number): Playbook {
  const root = mkdtempSync(join(tmpdir(), 'fieldbook-counted-'))
  roots.push(root)
  writeWorkspace(root, { services: 10, environments, mdx: 20 })
  return loadWorkspace([root]).playbook
}

const small = workspaceOf(6)
const large = workspaceOf(12)

describe('a page about one step', () => {
  it.each([
    ['6', small],
    ['12', large],
  ])('compares that step and its neighbours, of %s environments', (_, playbook) => {
    const looked = new Set<string>()
    const steps = promotionSteps(catalogOf(playbook)).map((step) => ({
      ...step,
      get view() {
        looked.add(step.href)
        return step.view
      },
    }))
    const middle = steps[2]
    if (!middle) throw new Error('there are steps')
    looked.clear()
    stepPage(playbook, steps, middle, '2026-11-26')
    expect(looked.size).toBe(3)
  })
})

it('pages share what their catalogs are made of', () => {
  const shown = pageAt(large, '/environments/env-03/services')?.shows ?? []
  const ofPage = new Playbook(
    large.entries.filter((entry) => entry.kind !== 'roadmap' || shown.includes(entry)),
  )
  const [one, other] = [catalogOf(large), catalogOf(ofPage)]
  expect(other.services['service-003']).toBe(one.services['service-003'])
  const offer = (catalog: typeof one) => catalog.environments['env-03']?.services['service-003']
  expect(offer(one)).toBeDefined()
  expect(offer(other)).toBe(offer(one))
})

it('a check parses each text once, so twice the environments are twice the texts at most', () => {
  const parsedIn = (playbook: Playbook) => {
    const texts: string[] = []
    const parse = (text: string) => {
      texts.push(text)
      return parseProse(text)
    }
    checkPlaybook(playbook, { asOf: '2026-11-26', parseProse: parse, unread: [] })
    // A release is checked after the whole, and has most of it.
    checkPlaybook(new Playbook(playbook.entries), { asOf: '2026-11-26', parseProse: parse, unread: [] })
    return texts
  }
  const [few, many] = [parsedIn(small), parsedIn(large)]
  expect(few.length).toBeGreaterThan(50)
  expect(many.length / few.length).toBeLessThan(2.2)
  expect(few.length / new Set(few).size).toBeLessThan(1.5)
})
