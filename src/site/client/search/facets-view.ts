import { type Counts, type Facet, facets, type Ticked } from '../../../domain/search/facets.ts'
import type { SearchManifest } from '../../../domain/search/format.ts'
import { make } from '../parts/dom.ts'

const titles: Record<Facet, string> = {
  environment: 'Environment',
  kind: 'Kind',
  role: 'For',
  status: 'Status',
}

/** The boxes to narrow down with; built once, so that the focus stays while results change. */
export class FacetsView {
  readonly element: HTMLElement
  readonly #boxes: {
    facet: Facet
    value: number
    box: HTMLInputElement
    count: HTMLElement
    label: HTMLElement
  }[] = []
  readonly #sets = new Map<Facet, HTMLFieldSetElement>()
  readonly #ids: Record<Facet, Map<number, string>>

  constructor(manifest: SearchManifest, onChange: () => void) {
    const { environments, kinds, roles, statuses } = manifest
    const choices: Record<Facet, [number, string, string][]> = {
      environment: [
        ...environments.map((e, i): [number, string, string] => [i, e.id, e.label]),
        [-1, 'all', 'Everywhere'],
      ],
      kind: kinds
        .map((kind, i): [number, string, string] => [i, kind.toLowerCase(), kind])
        .sort((a, b) => (a[2] < b[2] ? -1 : 1)),
      role: roles.map((role, i) => [i, role.id, role.label]),
      status: statuses.map((status, i) => [i, status.id, status.label]),
    }
    this.#ids = {} as Record<Facet, Map<number, string>>
    const sets = facets.map((facet) => {
      this.#ids[facet] = new Map(choices[facet].map(([value, id]) => [value, id]))
      const set = make('fieldset', {}, make('legend', {}, titles[facet]))
      for (const [value, id, text] of choices[facet]) {
        const box = make('input', { type: 'checkbox', name: facet, value: id })
        const count = make('span', { class: 'count' })
        const label = make('label', {}, box, ` ${text} `, count)
        box.addEventListener('change', onChange)
        this.#boxes.push({ facet, value, box, count, label })
        set.append(label)
      }
      this.#sets.set(facet, set)
      return set
    })
    const details = make('details', { class: 'facets' }, make('summary', {}, 'Narrow down'), ...sets)
    const wide = matchMedia('(min-width: 44.01rem)')
    const follow = () => {
      details.open = wide.matches
    }
    wide.addEventListener('change', follow)
    follow()
    this.element = details
  }

  get ticked(): Ticked {
    const ticked: Record<Facet, number[]> = { environment: [], kind: [], role: [], status: [] }
    for (const { facet, value, box } of this.#boxes) if (box.checked) ticked[facet].push(value)
    return ticked
  }

  /** Ticks by facet and id; what it does not know it leaves. */
  tick(wanted: ReadonlyMap<string, readonly string[]>): void {
    for (const { facet, value, box } of this.#boxes) {
      box.checked = wanted.get(facet)?.includes(this.#ids[facet].get(value) ?? '') ?? false
    }
  }

  clear(): void {
    this.tick(new Map())
  }

  /** What is ticked by facet and id, for an address. */
  get wanted(): [Facet, string][] {
    return this.#boxes.flatMap(({ facet, value, box }): [Facet, string][] =>
      box.checked ? [[facet, this.#ids[facet].get(value) ?? '']] : [],
    )
  }

  /** Shows how many each box would leave; boxes that would leave nothing go, unless they are ticked or in focus. */
  show(counts: Counts | undefined): void {
    for (const { facet, value, box, count, label } of this.#boxes) {
      const n = counts?.[facet].get(value) ?? 0
      count.textContent = String(n)
      label.hidden = n === 0 && !box.checked && document.activeElement !== box
    }
    for (const [, set] of this.#sets)
      set.hidden = [...set.querySelectorAll('label')].every((label) => label.hidden)
  }
}
