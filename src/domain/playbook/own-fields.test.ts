import { describe, expect, it } from 'vitest'
import { high, low, openSite, releaseOf } from '../../../tests/marked-playbook.ts'
import { entry, environment, playbookOf } from '../../../tests/minimal-playbook.ts'
import { dataFiles } from '../../publish/data.ts'
import { records } from '../../site/search/records.ts'
import { catalogOf } from '../catalog/catalog.ts'
import { diffCatalogs } from '../diff/diff.ts'
import { changeInWords } from '../diff/words.ts'
import { editorSchema } from './editor-schema.ts'
import { ownRows } from './own-fields.ts'

const on = ['availability', 'service']
const configuration = entry('configuration', 'configuration', {
  fields: {
    desk: { label: 'Desk', type: 'text', on, help: 'Whom to call.' },
    tier: { label: 'Tier', type: 'choice', choices: ['gold', 'silver'], on, required: true },
    'on-call': { label: 'On call', type: 'yes-no', on },
    teams: { label: 'Teams', type: 'list', on: ['availability'] },
    ledger: { label: 'Ledger', type: 'number', on, shown: false },
  },
})
const service = entry('service', 'queue', {
  name: 'Queue',
  kind: 'managed',
  category: 'data',
  short: 'Queue',
  summary: 'Summary.',
  owner: 'Office',
})
const offer = (own: object) => entry('availability', 'queue', { status: 'available', own }, 'dev')
const ground = [openSite(), configuration, environment('dev', { marking: 'UNCLASSIFIED' }), service]
const said = { 'on-call': true, tier: 'gold', desk: 'Room *four*', teams: ['red', 'blue'], ledger: 4711 }
const playbook = playbookOf(...ground, offer(said))

describe('fields of an organisation’s own', () => {
  it('are told in the order of their declaration, those that are not shown left out', () => {
    const rows = ownRows(playbook, 'availability', said)
    expect(rows.map(({ label, words }) => `${label}: ${words}`)).toEqual([
      'Desk: Room *four*',
      'Tier: gold',
      'On call: Yes',
      'Teams: red, blue',
    ])
  })

  it('are found', () => {
    const found = records(playbook, '2026-11-16').find((record) => record.entry === 'availability/queue')
    expect(found?.text).toContain('Desk: Room four')
    expect(found?.text).not.toContain('4711')
  })

  it('are published, with their types', () => {
    const files = dataFiles(playbook, { asOf: '2026-11-16' })
    const catalog = JSON.parse(files.find(({ path }) => path === 'data/catalog.json')?.text ?? '')
    expect(catalog.environments.dev.services.queue.own).toEqual(said)
  })

  it('are compared, and told by their name', () => {
    const later = playbookOf(...ground, offer({ ...said, tier: 'silver' }))
    const { changes } = diffCatalogs(catalogOf(playbook), catalogOf(later))
    expect(changes.map((change) => ({ kind: change.kind, ...changeInWords(change) }))).toEqual([
      {
        kind: 'described',
        environment: 'dev',
        subject: 'queue',
        part: 'own, tier',
        before: 'gold',
        after: 'silver',
      },
    ])
  })

  it('are completed by editors: names, types, choices, and what is required', () => {
    const schema = editorSchema('service', playbook) as {
      properties: { own: object }
      required: string[]
    }
    expect(schema.required).toContain('own')
    expect(schema.properties.own).toEqual({
      type: 'object',
      properties: {
        desk: { title: 'Desk', description: 'Whom to call.', type: 'string', minLength: 1 },
        tier: { title: 'Tier', enum: ['gold', 'silver'] },
        'on-call': { title: 'On call', type: 'boolean' },
        ledger: { title: 'Ledger', type: 'number' },
      },
      additionalProperties: false,
      required: ['tier'],
    })
    expect(editorSchema('guide', playbook)).not.toHaveProperty('properties.own')
  })
})

describe('a mark in a field of an organisation’s own', () => {
  const marked = [...ground, offer({ tier: 'gold', desk: '(S) Room four' })]
  const ownIn = (network: typeof low) =>
    releaseOf(marked, network).playbook.get('availability', 'queue', 'dev')?.data.own

  it('keeps its text where it may be, as in every other', () => {
    expect(ownIn(low)).toEqual({ tier: 'gold' })
    expect(ownIn(high)).toEqual({ tier: 'gold', desk: '(S) Room four' })
  })

  it('leaves nothing behind where all of it is kept', () => {
    const alone = [...ground, offer({ desk: '(S) Room four' })]
    const released = releaseOf(alone, low).playbook.get('availability', 'queue', 'dev')?.data
    expect(released).not.toHaveProperty('own')
  })
})
