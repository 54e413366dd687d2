import type { SwitchablePart } from '../../model/configuration.ts'
import type { Kind } from '../../model/registry.ts'
import { oncePer } from '../base/once.ts'
import { isCloudFoundry } from '../playbook/platform.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'

/** What a part of a site consists of. */
interface Part {
  /** Kinds of page, by their names in `kinds.ts`. */
  pages: readonly string[]
  /** How their addresses begin: `/roadmap`, and with `inside` those of every environment. */
  at: readonly string[]
  inside?: readonly string[]
  /** Kinds of entry that have no place without it: they are read and checked, and then left out. */
  entries: readonly Kind[]
  /** Files of `data/`. */
  data: readonly (string | RegExp)[]
  /** Scripts that only its pages need. */
  scripts: readonly string[]
}

/** What is missing where a part is switched off. The one list: links, doors, search and data follow from it. */
const switchable: Readonly<Record<SwitchablePart, Part>> = {
  actions: {
    pages: ['actions'],
    at: ['actions'],
    entries: [],
    data: ['data/actions.csv'],
    scripts: ['actions'],
  },
  demand: { pages: ['demand'], at: ['demand'], entries: ['intake'], data: [], scripts: [] },
  exercises: {
    pages: ['exercises', 'exercise'],
    at: [],
    inside: ['exercises'],
    entries: ['exercise'],
    data: [],
    scripts: [],
  },
  feedback: { pages: ['feedback'], at: ['feedback'], entries: [], data: [], scripts: [] },
  feeds: { pages: [], at: [], entries: [], data: [/^data\/[^/]+\.xml$/], scripts: [] },
  fit: {
    pages: ['fit'],
    at: ['fit'],
    entries: [],
    data: [],
    scripts: ['fit', 'fit.css', 'fit-engine', 'fit-markdown'],
  },
  glossary: {
    pages: ['glossary'],
    at: ['glossary'],
    entries: ['term'],
    data: [],
    scripts: ['glossary'],
  },
  guides: { pages: ['guides', 'guide'], at: ['guides'], entries: ['guide'], data: [], scripts: [] },
  lessons: {
    pages: ['lessons', 'lesson'],
    at: [],
    inside: ['lessons'],
    entries: ['lesson'],
    data: [],
    scripts: [],
  },
  notices: {
    // What is open is what a status tells.
    pages: ['status', 'all-notices', 'notices-leaf', 'notices'],
    at: ['status', 'notices'],
    inside: ['notices'],
    entries: ['notice'],
    data: [],
    scripts: [],
  },
  objectives: {
    pages: ['objectives'],
    at: ['objectives'],
    entries: ['objective', 'release'],
    data: ['data/releases.csv'],
    scripts: [],
  },
  onboarding: {
    pages: ['onboarding'],
    at: [],
    inside: ['onboarding'],
    entries: ['onboarding'],
    data: [],
    scripts: ['onboarding'],
  },
  readiness: {
    pages: ['readiness'],
    at: [],
    inside: ['readiness'],
    entries: [],
    data: [],
    scripts: ['readiness'],
  },
  releases: {
    pages: ['releases', 'candidate'],
    at: ['releases'],
    entries: ['candidate'],
    data: [],
    scripts: [],
  },
  roadmap: {
    pages: ['roadmap', 'roadmap-leaf', 'promises'],
    at: ['roadmap'],
    inside: ['roadmap'],
    entries: ['roadmap'],
    data: ['data/roadmap.json', 'data/roadmap.schema.json'],
    scripts: ['roadmap'],
  },
  // Who they are called stays: environments name them.
  roles: { pages: ['roles', 'role'], at: ['roles'], entries: [], data: [], scripts: [] },
  triage: {
    pages: ['symptoms', 'symptoms-leaf', 'paths', 'path'],
    at: ['triage'],
    inside: ['triage'],
    entries: ['triage'],
    data: ['data/triage.json', 'data/triage.schema.json'],
    scripts: ['symptoms', 'walk'],
  },
  worksheet: {
    pages: ['worksheet'],
    at: ['worksheet'],
    entries: [],
    data: ['data/worksheet.js'],
    scripts: ['worksheet', 'worksheet-engine', 'worksheet-markdown'],
  },
}

type Configured = Pick<Playbook, 'configuration' | 'environments'>

/** What the configuration switches off; `fit` judges pushes to Cloud Foundry, so it needs an environment that is one. */
const offIn = oncePer(({ configuration, environments }: Configured): readonly SwitchablePart[] => {
  const off = configuration?.data.off ?? []
  const isPushed = environments.some(({ data }) => isCloudFoundry(data.foundations.platform))
  return isPushed || environments.length === 0 ? off : [...off, 'fit']
})

/** Whether a part is switched off. */
export const isOff = (playbook: Configured, part: SwitchablePart): boolean => offIn(playbook).includes(part)

/** Whether a kind of page is switched off. */
export const isPageOff = (playbook: Configured, name: string): boolean =>
  offIn(playbook).some((part) => switchable[part].pages.includes(name))

/** Whether entries of a kind are left out, so that nothing can refer to them. */
export const isKindOff = (playbook: Configured, kind: string): boolean =>
  offIn(playbook).some((part) => switchable[part].entries.some((other) => other === kind))

/** Whether a file of `data/` is switched off. */
export const isDataOff = (playbook: Configured, path: string): boolean =>
  offIn(playbook).some((part) =>
    switchable[part].data.some((file) => (typeof file === 'string' ? file === path : file.test(path))),
  )

/** The scripts and stylesheets of pages that are switched off, by name. */
export const scriptsOff = (playbook: Configured): readonly string[] =>
  offIn(playbook).flatMap((part) => switchable[part].scripts)

/** The part that an address belongs to, where it is switched off: what a broken link to it is told. */
export function partOffAt(playbook: Configured, address: string): SwitchablePart | undefined {
  const [, inside] = /^\/environments\/[^/]+\/([^/#?]+)/.exec(address) ?? []
  const [, top] = /^\/([^/#?]+)/.exec(address) ?? []
  return offIn(playbook).find((part) => {
    const { at, inside: within = [], data } = switchable[part]
    if (address.startsWith('/data/'))
      return data.some((file) =>
        typeof file === 'string' ? `/${file}` === address : file.test(address.slice(1)),
      )
    return inside === undefined ? at.includes(top ?? '') : within.includes(inside)
  })
}

/** Tells addresses of what is switched off; undefined where nothing is. */
export const addressesOff = (playbook: Configured): ((address: string) => boolean) | undefined =>
  offIn(playbook).length === 0 ? undefined : (address) => partOffAt(playbook, address) !== undefined

/** Entries without those of kinds that the configuration among them switches off. */
export function withoutSwitchedOff(entries: readonly Entry[]): Entry[] {
  const configuration = entries.find(
    (entry): entry is Entry<'configuration'> => entry.kind === 'configuration',
  )
  const gone = new Set<Kind>((configuration?.data.off ?? []).flatMap((part) => switchable[part].entries))
  return entries.filter(({ kind }) => !gone.has(kind))
}
