import { describe, expect, it } from 'vitest'
import { entry, environment, playbookOf, site } from '../../../tests/minimal-playbook.ts'
import { lettersOf } from './kinds.ts'

const triage = (overrides: object) => ({
  title: '502 from the router',
  symptom: 'Callers get 502.',
  signals: ['`Bad Gateway`'],
  severity: 'outage',
  steps: { look: { kind: 'do', title: 'Look' } },
  reviewed: '2026-11-01',
  ...overrides,
})
const playbook = playbookOf(
  site(),
  environment('il2'),
  environment('il4', { promotesFrom: 'il2' }),
  entry('service', 'valkey', {
    name: 'Valkey',
    aliases: ['Redis', 'valkey'],
    kind: 'managed',
    category: 'data',
    short: 'Cache',
    summary: 'A cache.',
    owner: 'Data',
  }),
  entry('triage', 'bad-gateway', triage({})),
  entry('triage', 'blocked', triage({ title: 'Blocked', signals: ['timeout'] }), 'il4'),
)
const letters = lettersOf(playbook)
const lines = letters.flatMap((letter) => letter.entries.map((e) => ({ letter: letter.id, ...e })))
const line = (text: string) => lines.filter((e) => e.text === text)

describe('lettersOf', () => {
  it('goes from digits to letters, each once, and by words within', () => {
    expect(letters.map((l) => l.id)).toEqual(letters.map((l) => l.id).toSorted())
    expect(letters[0]).toMatchObject({ id: '0', label: '0–9' })
    for (const { entries } of letters) {
      const words = entries.map((e) =>
        e.text
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, ' ')
          .trim(),
      )
      expect(words).toEqual(words.toSorted())
    }
  })

  it('lists other names with what they are names of, but not the name itself again', () => {
    expect(line('Redis')).toMatchObject([
      { letter: 'r', text: 'Redis', href: '/services/valkey', kind: 'Service', see: 'Valkey' },
    ])
    expect(line('valkey')).toEqual([])
  })

  it('lists symptoms by what one sees: the shared ones in the list of all, others in their environment', () => {
    expect(line('Bad Gateway')).toMatchObject([{ href: '/triage#bad-gateway', see: '502 from the router' }])
    expect(line('timeout')).toMatchObject([
      { letter: 't', href: '/environments/il4/triage/blocked', environment: 'il4' },
    ])
  })

  it('lists pages of environments along the path, and what changes between them', () => {
    expect(line('Roadmap').map((e) => e.environment)).toEqual(['il2', 'il4'])
    expect(line('il2 to il4, what changes')).toMatchObject([{ href: '/compare/il2-to-il4' }])
  })
})
