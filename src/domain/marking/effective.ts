import type { Scheme } from '../../model/scheme.ts'
import type { Path } from '../../model/walk.ts'
import { oncePer } from '../base/once.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { valuesOf } from '../playbook/values.ts'
import { joinAll, type MarkingReading } from './marking.ts'
import { parseMarking } from './parse.ts'
import { usScheme } from './us-scheme.ts'

/** The scheme of a playbook: its own, or the default where it has none. */
export function schemeOf(playbook: Playbook): Scheme {
  return playbook.scheme?.data ?? usScheme
}

/** A marking that an author wrote on an entry (`path` is empty) or on an item inside one. */
export interface WrittenMarking {
  /** Where the marked thing stands in the entry. */
  path: Path
  text: string
  reading: MarkingReading
}

/** The markings of a playbook, made once however many checks ask. */
export const markingsOf = oncePer((playbook: Playbook) => new Markings(playbook))

/**
 * What everything in a playbook is marked. A thing without its own marking takes that of what encloses it:
 * the item, the entry, the environment, the site. In a layer that says where it lives nothing is marked less than that.
 * What nothing marks cannot be read, and so is held by no network.
 */
export class Markings {
  readonly scheme: Scheme
  readonly #playbook: Playbook
  readonly #read = new Map<string, MarkingReading>()

  constructor(playbook: Playbook) {
    this.#playbook = playbook
    this.scheme = schemeOf(playbook)
  }

  /** The marking of an entry: its own, or the default of the place it stands in; either is at least that of its layer. */
  readonly of = oncePer((entry: Entry): MarkingReading => {
    const own = 'marking' in entry.data ? entry.data.marking : undefined
    const said = own === undefined ? this.#around(entry) : this.read(own)
    const layer = this.#said(entry.layer)
    return layer === undefined ? said : (joinAll([layer, said], this.scheme) ?? 'unreadable')
  })

  /** The marking of the thing at `path`: its own, or that of the nearest thing around it that has one. */
  at(entry: Entry, path: Path): MarkingReading {
    const around = this.written(entry).filter((w) => w.path.every((step, i) => step === path[i]))
    const nearest = around.reduce<WrittenMarking | undefined>(
      (best, w) => (best && best.path.length >= w.path.length ? best : w),
      undefined,
    )
    return nearest?.reading ?? this.of(entry)
  }

  /** The marking a layer lives at, which its public files take too; the site's where it says nothing. */
  ofLayer(layer: string): MarkingReading {
    return this.#said(layer) ?? this.#site()
  }

  /** The markings written in an entry, its own first. */
  readonly written = oncePer((entry: Entry): readonly WrittenMarking[] => {
    const found: WrittenMarking[] = []
    for (const { path, value, meta } of valuesOf(entry)) {
      // Other fields name a marking (`handles`, `holds`) without being marked by it.
      if (!meta.marking || path.at(-1) !== 'marking') continue
      found.push({ path: path.slice(0, -1), text: value as string, reading: this.read(value as string) })
    }
    return found
  })

  /** Reads a banner; the same text is read once. */
  read(text: string): MarkingReading {
    let reading = this.#read.get(text)
    if (reading === undefined) {
      const parsed = parseMarking(text, this.scheme)
      reading = parsed.ok ? parsed.marking : 'unreadable'
      this.#read.set(text, reading)
    }
    return reading
  }

  /** What the environment, or else the site, gives to what stands in it. */
  #around({ kind, environment }: Entry): MarkingReading {
    if (kind === 'environment' || environment === undefined) return this.#site()
    const home = this.#playbook.get('environment', environment)
    return home ? this.of(home) : 'unreadable'
  }

  #site(): MarkingReading {
    const marking = this.#playbook.site?.data.marking
    return marking === undefined ? 'unreadable' : this.read(marking)
  }

  #said(layer: string): MarkingReading | undefined {
    const said = this.#playbook.all('layer').find((l) => l.layer === layer)
    return said && this.read(said.data.marking)
  }
}
