import { describe, expect, it } from 'vitest'
import {
  availability,
  entry,
  environment,
  guide,
  inLayer,
  layer,
  openSite,
} from '../../../tests/marked-playbook.ts'
import { officeScheme } from '../../../tests/marking-arbitraries.ts'
import { site } from '../../../tests/minimal-playbook.ts'
import { places, related, runCheck } from '../../../tests/run-check.ts'
import { markingBelowLayer } from './marking-below-layer.ts'
import { markingBelowParts } from './marking-below-parts.ts'
import { markingDocument } from './marking-document.ts'
import { markingNeedsDecision } from './marking-needs-decision.ts'
import { markingPortionSuspect } from './marking-portion-suspect.ts'
import { markingRule } from './marking-rule.ts'
import { markingUnknown } from './marking-unknown.ts'

describe('marking-unknown', () => {
  it('finds every marking that cannot be read', () => {
    const found = runCheck(markingUnknown, [
      openSite(),
      environment('il4', { handles: 'CUI//SP-CTI//NOFRON' }),
      availability('a', 'il4', { marking: 'SECRT', plans: [{ name: 'p', marking: 'CUI//SI' }] }),
      guide('g', 'A\n\nB <Portion mark="(S//NFF)">c</Portion>\n\n(S//NFF) another rule\n'),
      guide('h', 'A', { summary: 'A <Portion mark="S">b</Portion>' }),
      guide('ok', '(S//NF) A', { marking: 'SECRET//REL TO USA, GBR' }),
    ])
    expect(places(found)).toEqual([
      ...['il4.handles:0:13', 'a.marking:0:0', 'a.plans.0.marking:0:5', 'guide/g:5:3', 'h.summary:0:2'],
    ])
    expect(found[0]).toMatchObject({ severity: 'error', fix: expect.stringContaining('may carry NOFORN') })
  })

  it('reads what networks hold, and who reads there', () => {
    const network = { name: 'N', holds: 'CUI//NOFORN', audience: ['USA', 'FVEI', 'GRB'] }
    const found = runCheck(markingUnknown, [openSite(), entry('network', 'n', network)])
    expect(places(found)).toEqual(['n.holds:0:0', 'n.audience.1:0:0', 'n.audience.2:0:0'])
    expect(found[1]?.fix).toContain('FVEY')
  })

  it('wants a default', () => {
    expect(places(runCheck(markingUnknown, [site()]))).toEqual(['site:0:0'])
    expect(runCheck(markingUnknown, [])).toEqual([])
  })

  it('reads by the scheme of the playbook', () => {
    const own = entry('scheme', 'scheme', officeScheme)
    const found = runCheck(markingUnknown, [
      own,
      openSite({ marking: 'PUBLIC' }),
      guide('g', '', { marking: 'CUI' }),
    ])
    expect(found.map((p) => p.fix)).toEqual(['the levels are PUBLIC, INTERNAL, CONFIDENTIAL, RESTRICTED'])
  })
})

describe('marking-portion-suspect', () => {
  it('finds parentheses that look like marks and are none', () => {
    const text =
      '(S//NOFRON) a\n\n- **(IL5)** b\n\n| (X) c |\n|---|\n| (U) d |\n\n## (2024) e\n\n\\(IL5) f\n\n(il5) g\n'
    const found = runCheck(markingPortionSuspect, [
      openSite(),
      guide('g', text),
      guide('h', '<Steps>\n<Step title="(S//X) a">b</Step>\n</Steps>\n', { summary: 'No.' }),
      entry('term', 't', { term: 'T', meaning: 'A.\n\n  (S//REL TO USA, GRB) b' }),
    ])
    expect(places(found)).toEqual([
      ...['guide/g:3:5', 'guide/g:5:6', 'guide/g:7:4', 'guide/g:11:5', 'guide/h:4:5', 't.meaning:0:22'],
    ])
    expect(found[0]).toMatchObject({ severity: 'error', fix: expect.stringMatching(/NF.*write \\\(/s) })
  })

  it('finds marks in fields that show their words as they are', () => {
    const found = runCheck(markingPortionSuspect, [
      openSite({ title: '(U) Fieldbook' }),
      environment('il4', { name: '(S//NF) il4', impactLevel: '(NEW) IL4' }),
    ])
    expect(places(found)).toEqual(['site.title:0:0', 'il4.name:0:0'])
    expect(found[1]?.fix).toContain('`marking`')
  })
})

describe('marking-below-parts', () => {
  it('compares a marking with what it encloses, and points at both', () => {
    const found = runCheck(markingBelowParts, [
      openSite(),
      environment('il4'),
      availability('a', 'il4', {
        marking: 'CUI',
        plans: [
          { name: 'p', marking: 'CUI//NOFORN', note: '(S) n' },
          { name: 'q', marking: 'CUI' },
        ],
        note: '(U) n',
      }),
      guide('g', '(U) A\n\n- (S) b\n\n<Portion mark="(C)">c</Portion>\n', { marking: 'CUI' }),
    ])
    expect(places(found)).toEqual(['a.marking:0:0', 'a.plans.0.marking:0:0', 'g.marking:0:0'])
    expect(found.map(related)).toEqual([
      ['a.plans.0.marking:0:0'],
      ['a.plans.0.note:0:0'],
      ['guide/g:5:3', 'guide/g:7:1'],
    ])
    expect(found.map((p) => p.fix)).toEqual([
      'raise it to CUI//NOFORN, or leave it out',
      'raise it to SECRET//NOFORN, or leave it out',
      'raise it to SECRET, or leave it out',
    ])
  })

  it('allows more than the parts, by compilation, and markings that are not written', () => {
    const entries = [
      openSite(),
      guide('g', '(U) A\n\n(CUI) B\n', { marking: 'SECRET' }),
      guide('h', '(S) A\n'),
    ]
    expect(runCheck(markingBelowParts, entries)).toEqual([])
  })
})

describe('marking-below-layer', () => {
  it('finds what says less of itself than the layer it stands in, and nothing else', () => {
    const inHigh = (id: string, marking?: string) =>
      inLayer(guide(id, '', marking === undefined ? {} : { marking }), 'high')
    const found = runCheck(markingBelowLayer, [
      openSite(),
      guide('base', '', { marking: 'UNCLASSIFIED' }),
      layer('high', 'SECRET'),
      inHigh('silent'),
      inHigh('same', 'SECRET'),
      inHigh('more', 'TOP SECRET//SI//NOFORN'),
      inHigh('open', 'UNCLASSIFIED'),
      inHigh('further', 'SECRET//REL TO USA, GBR'),
      inHigh('unread', 'SECRT'),
    ])
    expect(places(found)).toEqual(['open.marking:0:0', 'further.marking:0:0'])
    expect(found[0]).toMatchObject({ severity: 'error', fix: expect.stringContaining('raise it to SECRET') })
    expect(related(found[0])).toEqual(['layer.marking:0:0'])
  })
})

describe('marking-needs-decision', () => {
  const both = '(S//REL TO USA, GBR) A\n\n(S//REL TO USA, AUS) B\n'

  it('asks where parts have only the owner in common', () => {
    const found = runCheck(markingNeedsDecision, [
      openSite(),
      guide('g', both),
      guide('decided', both, { marking: 'SECRET//NOFORN' }),
      guide('said', `${both}\n(S//NF) C\n`),
      guide('plain', '(S) A\n\n(S) B\n'),
      guide('mixed', '(S) A\n\n(S//REL TO USA, GBR) B\n'),
    ])
    expect(places(found)).toEqual(['g:0:0', 'mixed:0:0'])
    expect(found[0]).toMatchObject({ severity: 'warning', fix: expect.stringContaining('SECRET//NOFORN') })
    expect(related(found[0])).toEqual(['guide/g:3:1', 'guide/g:5:1'])
  })

  it('asks where a level wants a decision', () => {
    const own = entry('scheme', 'scheme', officeScheme)
    const found = runCheck(markingNeedsDecision, [
      own,
      openSite({ marking: 'PUBLIC' }),
      guide('g', '(R) A\n\n(CO) B\n'),
      guide('h', '', { marking: 'RESTRICTED' }),
    ])
    expect(places(found)).toEqual(['guide/g:3:1', 'h.marking:0:0'])
  })
})

describe('marking-rule', () => {
  it('finds controls without what they require, and beside what they exclude', () => {
    const found = runCheck(markingRule, [
      openSite(),
      guide('a', '(TS//HCS) A\n\n(TS//HCS-P AB//NF) B\n'),
      guide('b', '', { marking: 'TOP SECRET//SI-G//NOFORN' }),
      guide('c', '', { marking: 'SECRET//NOFORN/RELIDO' }),
      guide('d', '', { marking: 'SECRET//REL TO USA, GBR/RELIDO' }),
    ])
    expect(places(found)).toEqual(['guide/a:3:1', 'b.marking:0:0', 'c.marking:0:0'])
    expect(found.map(({ message }) => message)).toEqual([
      expect.stringContaining('goes with NOFORN (ISM.XML 00048, 00049)'),
      expect.stringContaining('goes with ORCON (ISM.XML 00044, 00045)'),
      expect.stringContaining('does not go with NOFORN (ISM.XML 00124, 00169)'),
    ])
  })
})

it('CUI without a caveat is asked about', () => {
  const found = runCheck(markingNeedsDecision, [openSite(), guide('g', '(CUI) A\n\n(CUI//NF) B\n')])
  expect(places(found)).toEqual(['guide/g:3:1'])
})

describe('marking-document', () => {
  const network = (id: string, holds: string, more = {}) =>
    entry('network', id, { name: id, holds, audience: ['USA'], ...more })
  const designation = {
    controlledBy: 'O',
    categories: ['CTI'],
    dissemination: 'NOFORN',
    contact: 'o@o.example',
  }
  const authority = { classifiedBy: 'J', derivedFrom: 'G', declassifyOn: '2051-01-05' }
  const open = { statement: 'A', reasons: [] }
  const secret = guide('s', 'A\n\n(S//NF) B\n')
  const controlled = guide('c', '', { marking: 'CUI//NOFORN' })

  it('asks for what the levels want that go to a network, of each network', () => {
    const found = runCheck(markingDocument, [
      openSite(),
      secret,
      controlled,
      network('low', 'CUI'),
      network('high', 'SECRET'),
    ])
    expect(found.map(({ message }) => message)).toEqual([
      'the edition for low holds what is CUI, and has no designation indicator',
      'the edition for high holds what is SECRET, and has no classification authority block',
      'the edition for high holds what is CUI, and has no designation indicator',
    ])
    expect(places(found)).toEqual(['low.holds:0:0', 'high.holds:0:0', 'high.holds:0:0'])
    expect(found[0]?.severity).toBe('warning')
  })

  it('is content with what the site or the network says, and with levels that want nothing', () => {
    const high = network('high', 'SECRET', { authority })
    expect(runCheck(markingDocument, [openSite({ designation }), secret, controlled, high])).toEqual([])
    expect(runCheck(markingDocument, [openSite(), network('high', 'SECRET')])).toEqual([])
  })

  it('asks which statement holds where one gives a reason that has none', () => {
    const distribution = { ...open, reasons: ['Export Controlled'] }
    const [found] = runCheck(markingDocument, [openSite({ distribution }), network('low', 'CUI')])
    expect(found?.message).toContain('statement A gives no reason')
  })

  it('asks which holds where something is classified anew and derived', () => {
    const both = { ...authority, reason: '1.4(a)' }
    const [found] = runCheck(markingDocument, [
      openSite({ designation, authority: both }),
      network('low', 'CUI'),
    ])
    expect(found?.message).toContain('classified anew, and derived')
  })

  it('asks who approved for public release what may not go to all', () => {
    const site = openSite({ designation, distribution: open })
    expect(runCheck(markingDocument, [site, network('low', 'CUI')])).toEqual([])
    const [found] = runCheck(markingDocument, [site, controlled, network('low', 'CUI')])
    expect(found?.message).toContain('said to be approved for public release')
  })
})
