import type { SwitchablePart } from '../../model/configuration.ts'
import type { Kind } from '../../model/registry.ts'
import { oncePer } from '../base/once.ts'
import { isCloudFoundry } from '../playbook/platform.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'

/** What a part of a site consists of. */
interface Part {
  /** Kinds of page, by their names in `kinds.ts`. */
  pages: readonly string[]
  /** Kinds of entry that have no place without it: they are read and checked, and then left out. */
  entries: readonly Kind[]
  /** Files of `data/`. */
  data: readonly string[]
  /** Scripts that only its pages need. */
  scripts: readonly string[]
}

/** What is missing where a part is switched off. The one list: links, doors, search and data follow from it. */
const switchable: Readonly<Record<SwitchablePart, Part>> = {
  actions: { pages: ['actions'], entries: [], data: ['data/actions.csv'], scripts: ['actions'] },
  exercises: { pages: ['exercises', 'exercise'], entries: ['exercise'], data: [], scripts: [] },
  feedback: { pages: ['feedback'], entries: [], data: [], scripts: [] },
  fit: { pages: ['fit'], entries: [], data: [], scripts: ['fit', 'fit.css', 'fit-engine', 'fit-markdown'] },
  glossary: { pages: ['glossary'], entries: ['term'], data: [], scripts: [] },
  lessons: { pages: ['lessons', 'lesson'], entries: ['lesson'], data: [], scripts: [] },
  objectives: {
    pages: ['objectives'],
    entries: ['objective', 'release'],
    data: ['data/releases.csv'],
    scripts: [],
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

/** Whether a file of `data/` is switched off. */
export const isDataOff = (playbook: Configured, path: string): boolean =>
  offIn(playbook).some((part) => switchable[part].data.includes(path))

/** The scripts and stylesheets of pages that are switched off, by name. */
export const scriptsOff = (playbook: Configured): readonly string[] =>
  offIn(playbook).flatMap((part) => switchable[part].scripts)

/** The part that an address belongs to, where it is switched off: what a broken link to it is told. */
export function partOffAt(playbook: Configured, address: string): SwitchablePart | undefined {
  const [, , , inside] = /^\/(environments)\/([^/]+)\/([^/#?]+)/.exec(address) ?? []
  const [, top] = /^\/([^/#?]+)/.exec(address) ?? []
  return offIn(playbook).find((part) => switchable[part].pages.includes(inside ?? top ?? ''))
}

/** Entries without those of kinds that the configuration among them switches off. */
export function withoutSwitchedOff(entries: readonly Entry[]): Entry[] {
  const configuration = entries.find(
    (entry): entry is Entry<'configuration'> => entry.kind === 'configuration',
  )
  const gone = new Set<Kind>((configuration?.data.off ?? []).flatMap((part) => switchable[part].entries))
  return entries.filter(({ kind }) => !gone.has(kind))
}
