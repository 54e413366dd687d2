import { expect, it } from 'vitest'
import { entry, environment, playbookOf, site } from '../../../tests/minimal-playbook.ts'
import { commandsUsed } from './commands-used.ts'

const path = (id: string, ...commands: { run: string; effect?: 'reads' | 'changes' }[]) =>
  entry('triage', id, {
    title: id,
    symptom: id,
    signals: [id],
    severity: 'degraded',
    steps: {
      look: {
        kind: 'do',
        title: 'Look',
        commands: commands.map((c) => ({ effect: 'reads', needs: [], ...c })),
      },
    },
    reviewed: '2026-11-01',
  })

it('are those that only look, that hold there, by how many paths use them, in their shortest form', () => {
  const home = environment('il6', { instead: { 'cf logs': { says: 'Call.' } } })
  const playbook = playbookOf(
    site(),
    home,
    path('a', { run: 'cf app APP | grep crashed' }, { run: 'cf logs APP --recent' }),
    path(
      'b',
      { run: 'cf app APP -v' },
      { run: 'cf restart APP', effect: 'changes' },
      { run: 'kubectl get pods -n x' },
    ),
    path(
      'c',
      { run: 'cf events APP' },
      { run: "curl -s 'https://h.example/a | b' | head -1" },
      { run: 'kubectl get events' },
      { run: 'X=$(cf app APP --guid)' },
    ),
  )
  expect(commandsUsed(playbook)(home)).toEqual([
    { run: 'cf app APP', paths: 2 },
    { run: 'kubectl get events', paths: 2 },
    { run: 'cf events APP', paths: 1 },
    { run: "curl -s 'https://h.example/a | b'", paths: 1 },
  ])
})
