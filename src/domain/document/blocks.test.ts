import { describe, expect, it } from 'vitest'
import { entry, openSite } from '../../../tests/marked-playbook.ts'
import { authoritySchema, distributionSchema } from '../../model/document-blocks.ts'
import { usScheme } from '../marking/us-scheme.ts'
import { Playbook } from '../playbook/playbook.ts'
import { blocksOn, documentOf, shownBlocks } from './blocks.ts'

const designation = {
  controlledBy: 'Office',
  categories: ['CTI', 'PRVCY'],
  dissemination: 'FEDCON',
  contact: 'office@notional.example',
}
const authority = { classifiedBy: 'J. Notional', derivedFrom: 'Guide', declassifyOn: '2051-01-05' }
const distribution = {
  statement: 'D' as const,
  reasons: ['Export Controlled' as const, 'Operations Security' as const],
  date: '2026-01-05',
  office: 'Office',
}
const all = { designation, authority, distribution }

describe('blocks of a document', () => {
  it.each([
    ['UNCLASSIFIED', []],
    ['CUI//SP-CTI', ['designation', 'distribution']],
    ['SECRET//NOFORN', ['authority', 'distribution']],
    ['//GBR RESTRICTED', ['authority', 'distribution']],
    ['what cannot be read', ['authority', 'designation', 'distribution']],
  ])('on %s are those that its level wants: %j', (banner, blocks) => {
    expect(blocksOn(banner, all, usScheme).map(({ block }) => block)).toEqual(blocks)
    expect(blocksOn(banner, {}, usScheme)).toEqual([])
  })

  it('are told a line each', () => {
    const lines = shownBlocks({ ...all, designation: { ...designation, office: 'Room 1' } }, usScheme).map(
      (block) => block.lines,
    )
    expect(lines).toEqual([
      ['Classified by: J. Notional', 'Derived from: Guide', 'Declassify on: 2051-01-05'],
      [
        'Controlled by: Office',
        'Controlled by: Room 1',
        'CUI category: CTI, PRVCY',
        'Distribution or dissemination control: FEDCON',
        'POC: office@notional.example',
      ],
      [
        'DISTRIBUTION STATEMENT D. Distribution authorized to the Department of Defense and U.S. DoD contractors only; Export Controlled, Operations Security; 2026-01-05. Other requests for this document shall be referred to Office.',
      ],
    ])
  })

  it('are those of a network where it has its own, block by block', () => {
    const network = {
      name: 'N',
      holds: 'SECRET',
      audience: ['USA'],
      authority: { ...authority, derivedFrom: 'Own' },
    }
    const playbook = new Playbook([openSite({ authority, designation }), entry('network', 'n', network)])
    expect(documentOf(playbook, 'n')).toEqual({ designation, authority: network.authority })
    expect(documentOf(playbook, 'other')).toEqual({ designation, authority })
    expect(documentOf(new Playbook([openSite()]), undefined)).toEqual({})
  })
})

describe('what a block has to say', () => {
  const faults = (given: object) => {
    const parsed = distributionSchema.safeParse(given)
    return parsed.success
      ? []
      : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  }
  it.each([
    [{ statement: 'A' }, ''],
    [distribution, ''],
    [{ statement: 'F', date: '2026-01-05', office: 'O' }, ''],
    [{ ...distribution, reasons: [] }, 'reasons: statement D says why'],
    [{ statement: 'C', reasons: ['Export Controlled'], office: 'O' }, 'date: statement C says when'],
    [{ statement: 'F', date: '2026-01-05' }, 'office: statement F names the controlling office'],
    [{ ...distribution, statement: 'X' }, 'statement: '],
    [{ ...distribution, reasons: ['Because'] }, 'reasons.0: '],
  ])('is held of %j', (given, message) => {
    if (message === '') expect(faults(given)).toEqual([])
    else expect(faults(given).join()).toContain(message)
  })

  it.each([
    ['2051-01-05', true],
    ['25X1, 2076-11-16', true],
    ['50X1-HUM', true],
    ['N/A to RD portions', true],
    ['25X1-human', false],
    ['OADR', false],
    ['X1', false],
    ['in ten years', false],
  ])('%s says until when: %s', (declassifyOn, ok) => {
    expect(authoritySchema.safeParse({ ...authority, declassifyOn }).success).toBe(ok)
  })

  it('names a reason or a source', () => {
    const { derivedFrom: _, ...rest } = authority
    expect(authoritySchema.safeParse(rest).success).toBe(false)
    expect(authoritySchema.safeParse({ ...rest, reason: '1.4(a)' }).success).toBe(true)
  })
})
