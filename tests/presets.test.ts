import { describe, expect, it } from 'vitest'
import { markingPortionSuspect } from '../src/domain/checks/marking-portion-suspect.ts'
import { markingUnknown } from '../src/domain/checks/marking-unknown.ts'
import { carriedAs, controlPlaces } from '../src/domain/marking/controls.ts'
import { dominates } from '../src/domain/marking/dominance.ts'
import { isAtMost, join } from '../src/domain/marking/marking.ts'
import { parseMarking, parsePortion } from '../src/domain/marking/parse.ts'
import { printBanner, printPortion } from '../src/domain/marking/print.ts'
import { usScheme } from '../src/domain/marking/us-scheme.ts'
import type { Scheme } from '../src/model/scheme.ts'
import { rawParts } from '../src/publish/proof/raw/raw-parts.ts'
import { entry, guide, openSite, releaseOf } from './marked-playbook.ts'
import { foreign, presets } from './presets.ts'
import { runCheck } from './run-check.ts'

const needle = 'zanthaquebec'
const schemes = [...presets, ...foreign]
const lowest = ({ levels: [level] }: Scheme) => level?.banner ?? ''
const lowNetwork = (scheme: Scheme) => ({
  holds: lowest(scheme),
  audience: scheme.owner === undefined ? [] : [scheme.owner],
})

it('the preset of the United States is the scheme that holds where none is written', () => {
  expect(presets.find(([name]) => name === 'us')?.[1]).toEqual(usScheme)
})

it.each(presets)('%s says where it comes from', (_, __, text) => {
  expect(text).toMatch(/^# .*\bSource: \S/)
})

describe.each(schemes)('%s', (_, scheme) => {
  const read = (text: string) => {
    const parsed = parseMarking(text, scheme)
    return parsed.ok ? parsed.marking : expect.fail(`${text}: ${parsed.faults[0]?.message}`)
  }
  const all = scheme.levels.map(({ banner }) => read(banner))

  it('writes every level and control as it is read', () => {
    for (const { banner, portion } of scheme.levels) {
      expect(printBanner(read(banner), scheme)).toBe(banner)
      expect(printPortion(read(banner), scheme)).toBe(`(${portion})`)
      expect(parsePortion(`(${portion})`, scheme)).toEqual({ ok: true, marking: read(banner) })
    }
    const highest = scheme.levels.at(-1)?.banner
    for (const { control, block } of controlPlaces(scheme)) {
      const { names, banner } = control
      const word =
        names?.bare === 'none' ? carriedAs(control, names.are === 'nations' ? 'GBR' : 'AB') : banner
      const text = `${block.upTo ?? highest}//${word}`
      expect(printBanner(read(text), scheme)).toBe(text)
    }
  })

  it('orders its levels, and joins to the higher one', () => {
    for (const [i, a] of all.entries())
      for (const [j, b] of all.entries()) {
        expect(isAtMost(a, b, scheme)).toBe(i <= j)
        expect(join(a, b, scheme).level).toBe(all[Math.max(i, j)]?.level)
      }
  })

  it('keeps from a network what is above it, and everything from one that nobody described', () => {
    const network = lowNetwork(scheme)
    for (const [i, marking] of all.entries()) expect(dominates(network, marking, scheme)).toBe(i === 0)
    const nobody = { holds: lowest(scheme), audience: scheme.owner === undefined ? ['GBR'] : [] }
    for (const marking of all) expect(dominates(nobody, marking, scheme)).toBe(false)
  })

  /** What an author may write in a text where he means this level, and how an editor may garble it. */
  const forms = scheme.levels
    .slice(1)
    .flatMap(({ banner, portion }) => [
      ...[`(${portion})`, `(${banner})`, `[${banner}]`, `(${portion}`, `（${portion}）`],
      ...[`(${portion.toLowerCase()})`, `(${banner.toLowerCase()})`, `(${banner.toUpperCase()})`],
      ...[`(${portion.split('').join('\u200b')})`, `(${banner.normalize('NFD')})`],
      ...[`(${banner.replace(/[ _+:-]+/g, ' ')})`, `(${banner.replace(/[ _+:-]+/g, '-')})`],
      ...[
        `(${banner.replace('E', 'Е').replace('O', 'О').replace('A', 'А')})`,
        `(${portion}//XYZ)`,
        `${banner}//`,
      ],
    ])

  const texts = [
    ...forms.map((form) => `${form} ${needle} a wall.`),
    ...forms.map((form) => `Words before it. ${form} ${needle} a wall.`),
    ...scheme.levels.slice(1).map(({ banner }) => `${banner}\n\n${needle} a wall.`),
    ...scheme.levels.slice(1).map(({ banner }) => `- ${banner}: ${needle} a wall.\n\n${banner}`),
  ]

  const siteOf = () =>
    [
      entry('scheme', 'scheme', scheme),
      openSite({ marking: lowest(scheme) }),
      entry('network', 'low', { name: 'Low', ...lowNetwork(scheme) }),
    ] as const

  it('refuses whatever reads like one of its marks, or keeps it back', () => {
    const published = texts.filter((text) => {
      const entries = [...siteOf(), guide('g', text)]
      const isRefused = [markingUnknown, markingPortionSuspect].some((check) =>
        runCheck(check, entries).some(({ severity }) => severity === 'error'),
      )
      if (isRefused) return false
      const { entries: released } = releaseOf(entries, { name: 'Low', ...lowNetwork(scheme) }).playbook
      return released.some(({ body }) => body?.text.includes(needle))
    })
    expect(published).toEqual([])
    expect(texts.length).toBeGreaterThan(60)
  })

  it('is read by the second reader, too', () => {
    const network = lowNetwork(scheme)
    for (const { banner, portion } of scheme.levels.slice(1)) {
      const file = (path: string, text: string) => ({ path, text, root: 0, file: path })
      const quoted = banner.includes(':') ? `'${banner}'` : banner
      const files = [
        file('content/guides/a/b.mdx', `---\ntitle: T\n---\n\nOpen.\n\n(${portion}) Word ${needle}.\n`),
        file('content/guides/a/c.mdx', `---\ntitle: T\n---\n\n- (${portion}) Word ${needle}.\n- Open.\n`),
        file(
          'content/glossary.yaml',
          `a:\n  term: T\n  meaning: (${portion}) Word ${needle}.\nb:\n  term: Open.\n`,
        ),
        file(
          'content/objectives.yaml',
          `a:\n  title: Word ${needle}\n  marking: ${quoted}\nb:\n  title: Open.\n`,
        ),
        file(
          'content/guides/a/d.mdx',
          `---\ntitle: T\n---\n\n<Portion mark="(${portion})">Word ${needle}.</Portion> Open.\n`,
        ),
      ]
      for (const one of files) {
        const { released, withheld } = rawParts([one], network, scheme)
        expect(released.map(({ text }) => text).join(), `${one.path} ${portion}`).not.toContain(needle)
        expect(released.map(({ text }) => text).join(), `${one.path} ${portion}`).toContain('Open')
        expect(withheld.some(({ text }) => text.includes(needle))).toBe(true)
        expect(withheld.map(({ text }) => text).join()).not.toContain(portion.length > 3 ? portion : '\0')
      }
    }
  })
})
