import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openForEditing } from '../src/cli/open.ts'
import { readinessOf } from '../src/domain/pages/readiness.ts'
import { pageAt } from '../src/domain/pages/registry.ts'
import type { ReadyReport } from '../src/domain/ready/judge.ts'
import { runVerb } from './run-verb.ts'

const { playbook } = openForEditing({ root: [] }).release
const folder = mkdtempSync(join(tmpdir(), 'fieldbook-readiness-'))
afterAll(() => rmSync(folder, { recursive: true }))

const conditions = Object.keys(playbook.site?.data.conditions ?? {})

it.each(playbook.environments.map(({ id }) => id))(
  'the page of %s lists what `ready` judges, and links lead to its lines',
  async (id) => {
    const record = join(folder, `${id}.yaml`)
    const head = `marking: UNCLASSIFIED\napp: all\nversion: 1.0.0\nenvironments: [${id}]\nrecorded: 2026-11-13\n`
    const holds = conditions.map((condition) => `  ${condition}: true\n`).join('')
    writeFileSync(record, `${head}conditions:\n${holds}`)
    const { stdout, stderr } = await runVerb('ready', record, '--environment', id, '--format', 'json')
    expect(stderr).toBe('')
    const { lines } = JSON.parse(stdout) as ReadyReport
    const asked = readinessOf(playbook, id, (role) => role)
    const shown = new Set(asked?.lines.flatMap(({ shows }) => shows.map((each) => `expectations/${each}`)))
    const listed = [
      ...(asked?.lines ?? []),
      ...(asked?.expectations ?? []),
      ...(asked?.objectives ?? []),
    ].map((line) => line.id)
    const judged = lines.map((line) => line.id)
    expect(judged.filter((line) => !listed.includes(line) && !shown.has(line))).toEqual([])
    expect(listed.filter((line) => !judged.includes(line))).toEqual([])
    for (const { playbook: place } of lines) {
      const [page = '', anchor] = (place.address ?? '').split('#')
      const anchors = pageAt(playbook, page)?.anchors.map((each) => each.id)
      if (anchor !== undefined) expect(anchors, place.address).toContain(anchor)
    }
  },
)
