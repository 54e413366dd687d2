import { describe, expect, it } from 'vitest'
import { contentVersion } from '../../model/content-version.ts'
import { planUpgrade, upgradeSteps } from './plan.ts'

const path = 'environments/dev/environment.yaml'
const file = (text: string, at = path) => ({ path: at, inLayer: at, text })
const plan = (text: string, from?: number) => planUpgrade([file(text)], { from, base: '' })
const upgraded = (text: string, from?: number) =>
  plan(text, from).files.find((made) => made.path === path)?.after

const before = `name: Dev   # as teams call it
cadence:
  # The one that everybody comes to.
  - name: Meeting
    when: Every Wednesday, 16:00 UTC, 30 minutes   # after lunch
    next: 2026-11-18
    what: What changed.
  - {name: Window, when: 'Every Tuesday, 14:00 to 18:00 UTC', next: 2026-11-17, what: Platform.}
  - name: Review
    when: At the end of each exercise
    what: Lessons.
  - name: Round
    when: Last Monday of each month, 12:00 UTC
    next: 2026-11-30
    what: Freezes.
fielding: {}
`

describe('what comes again', () => {
  it('becomes a rule where words say one; comments, order and quotes of everything else stay', () => {
    expect(upgraded(before)).toBe(`name: Dev   # as teams call it
cadence:
  # The one that everybody comes to.
  - name: Meeting
    repeats: { rule: FREQ=WEEKLY;BYDAY=WE, first: 2026-11-18, from: 16:00, until: 16:30 }   # after lunch
    what: What changed.
  - {name: Window, repeats: { rule: FREQ=WEEKLY;BYDAY=TU, first: 2026-11-17, from: 14:00, until: 18:00 }, what: Platform.}
  - name: Review
    when: At the end of each exercise
    what: Lessons.
  - name: Round
    when: Last Monday of each month, 12:00 UTC
    next: 2026-11-30
    what: Freezes.
fielding: {}
`)
  })

  it('leaves to a person what has more than one meaning, with its place', () => {
    expect(plan(before).left).toEqual([
      {
        at: `${path}:13:11`,
        what: '"Round": no rule can be read from "Last Monday of each month, 12:00 UTC"; write repeats, with the hour at which it ends',
      },
    ])
  })

  it('is done once', () => {
    expect(upgraded(upgraded(before) ?? '')).toBeUndefined()
  })

  it('is left alone in content that is written for this version', () => {
    expect(plan(before, contentVersion)).toEqual({ files: [], steps: [], left: [] })
  })
})

const canary = `fielding:
  canary:
    duration: one hour  # since June
    share: 1 instance (10 % or less), then 50 %, then all
    where: In staging.
    watched:
      # What users notice first.
      - Errors
    limits: {error-rate: 0.5, crash-rate: 0}
    approves: [pre]
`

describe('what a canary is held against', () => {
  it('becomes figures where words say some, and thresholds stand with what is watched', () => {
    expect(upgraded(canary, 0)).toBe(`fielding:
  canary:
    duration: { hours: 1 }  # since June
    share: { percent: 10, is: 1 instance, later: [ 50 ] }
    where: In staging.
    watched:
      # What users notice first.
      - Errors
      - measure: error-rate
        atMost: 0.5
      - measure: crash-rate
        atMost: 0
    approves: [pre]
`)
    expect(upgraded(upgraded(canary, 0) ?? '', 0)).toBeUndefined()
  })

  it('is written in brackets where it stood in brackets', () => {
    const text =
      'fielding: {canary: {duration: 2 hours, share: 5 %, watched: [Errors], limits: {cpu: 5}, approves: [pre]}}\n'
    expect(upgraded(text, 0)).toBe(
      'fielding: {canary: {duration: { hours: 2 }, share: { percent: 5 }, watched: [Errors, { measure: cpu, atMost: 5 }], approves: [pre]}}\n',
    )
  })

  it('is asked where words say no figure', () => {
    const text = canary.replace('one hour', 'one shift').replace(/share: .*/, 'share: one workplace')
    expect(plan(text, 0).left).toEqual([
      {
        at: `${path}:3:15`,
        what: 'no figure can be read from "one shift"; write {hours: …}, with minutes or workingDays in place of hours',
      },
      {
        at: `${path}:4:12`,
        what: 'no figure can be read from "one workplace"; write {percent: …}, with what that is under `is`, and later steps under `later`',
      },
    ])
  })
})

describe('the version', () => {
  it('is written where something changes', () => {
    const written = plan(before).files.find((made) => made.path === 'fieldbook.config.yaml')
    expect(written?.after).toContain(`\nfieldbook: ${contentVersion}\n`)
  })

  it('takes the place of an earlier one, and leaves the rest of the configuration as it is', () => {
    const text = '# Ours.\nfieldbook: 0   # since June\ntimeZone: Europe/Berlin\n'
    const { files } = planUpgrade([file(text, 'fieldbook.config.yaml')], { from: 0, base: '' })
    expect(files.map((made) => made.after)).toEqual([
      text.replace('fieldbook: 0', `fieldbook: ${contentVersion}`),
    ])
  })

  it('is written nowhere where nothing changes', () => {
    expect(plan('name: Dev\n').files).toEqual([])
  })
})

it('each version has its steps, in order', () => {
  const versions = upgradeSteps.map(({ to }) => to)
  expect(versions).toEqual([...versions].sort((a, b) => a - b))
  expect(new Set(versions)).toEqual(new Set(Array.from({ length: contentVersion }, (_, i) => i + 1)))
})
