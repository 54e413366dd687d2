import type { SearchManifest } from '../../../domain/search/format.ts'
import { make } from '../parts/dom.ts'
import { marksOfDocuments } from '../parts/portions.ts'
import { FacetsView } from './facets-view.ts'
import { Finder, type SearchAnswer } from './finder.ts'
import { choices, failed, remarksOn, type Ways } from './remarks.ts'
import { invitedView, resultsView } from './results-view.ts'

/**
 * The search itself: a combobox whose list box holds the results. Everything happens in the browser; the
 * index is loaded when the panel is made. Focus stays in the input while arrows move among the results.
 */
export class Panel {
  readonly #input: HTMLInputElement
  readonly #root: URL
  #finder: Promise<Finder>
  readonly #list = make('div', { role: 'listbox', id: 'hits', class: 'hits', 'aria-label': 'Results' })
  readonly #hints = make('div', { class: 'hints', 'aria-live': 'polite' })
  readonly #status = make('p', { role: 'status', class: 'tally' })
  readonly #body: HTMLElement
  /** The line below the results. */
  readonly foot: HTMLElement
  readonly #onChange: (text: string, wanted: [string, string][]) => void
  #facets: FacetsView | undefined
  #wanted: ReadonlyMap<string, readonly string[]> = new Map()
  #manifest: SearchManifest | undefined
  #hinted = ''
  #turn = 0
  #open = new Set<string>()

  constructor(
    host: HTMLElement,
    input: HTMLInputElement,
    root: URL,
    onChange: (text: string, wanted: [string, string][]) => void = () => {},
  ) {
    this.#input = input
    this.#root = root
    this.#onChange = onChange
    for (const [name, value] of Object.entries({
      role: 'combobox',
      'aria-expanded': 'false',
      'aria-controls': 'hits',
      'aria-autocomplete': 'list',
      autocomplete: 'off',
      spellcheck: 'false',
    }))
      input.setAttribute(name, value)
    const keys = make(
      'p',
      { class: 'keys' },
      make('kbd', {}, '↑'),
      make('kbd', {}, '↓'),
      ' move',
      make('kbd', {}, 'Enter'),
      ' open',
      make('kbd', {}, 'Tab'),
      ' narrow down',
    )
    this.#body = make(
      'div',
      { class: 'search-body' },
      make('div', { class: 'found' }, this.#hints, this.#list),
    )
    this.foot = make('div', { class: 'search-foot' }, keys, this.#status)
    host.append(this.#body, this.foot)
    input.addEventListener('input', () => this.#search())
    input.addEventListener('keydown', (event) => this.#key(event))
    this.#finder = this.#load()
    this.#search()
  }

  /** Looks for a text with these boxes ticked. */
  show(text: string, wanted: ReadonlyMap<string, readonly string[]>): void {
    this.#input.value = text
    this.#wanted = wanted
    this.#facets?.tick(wanted)
    this.#search()
  }

  async #load(): Promise<Finder> {
    const finder = await Finder.open(this.#root)
    this.#manifest = finder.manifest
    const facets = new FacetsView(finder.manifest, () => this.#search())
    facets.tick(this.#wanted)
    this.#facets?.element.remove()
    this.#body.prepend(facets.element)
    this.#facets = facets
    return finder
  }

  /** What can be done where the results do not help. */
  get #ways(): Ways {
    return {
      index: new URL('index-a-z.html', this.#root).href,
      look: (text) => this.#look(text),
      untick: () => {
        this.#facets?.clear()
        this.#look(this.#input.value)
      },
      again: () => {
        this.#finder = this.#load()
        this.#look(this.#input.value)
      },
    }
  }

  #search(): void {
    const turn = ++this.#turn
    const stale = () => turn !== this.#turn
    this.#answer(stale).catch((error) => {
      if (stale()) return
      this.#list.replaceChildren()
      this.#list.setAttribute('aria-busy', 'false')
      this.#select(undefined)
      this.#say('')
      this.#hint(failed(error, this.#ways))
    })
  }

  async #answer(stale: () => boolean): Promise<void> {
    const finder = await this.#finder
    const facets = this.#facets
    if (stale() || !facets) return
    const text = this.#input.value
    this.#onChange(text, facets.wanted)
    if (text.trim() === '') return this.#invite(finder, stale)
    const here = finder.manifest.environments.findIndex((e) => e.id === hereNow(this.#root))
    for await (const answer of finder.find(text, facets.ticked, here, stale)) {
      if (stale()) return
      // Counts and remarks are of the whole.
      if (answer.isWhole) facets.show(answer.counts)
      await this.#render(finder, answer, stale)
      if (stale()) return
      this.#list.dataset['query'] = text
      this.#list.setAttribute('aria-busy', String(!answer.isWhole))
    }
  }

  /** Before anything is typed: what is down, what is asked for most, and what may be typed. */
  async #invite(finder: Finder, stale: () => boolean): Promise<void> {
    const samples = choices(finder.manifest.samples, (sample) => this.#look(sample))
    const views = await invitedView(finder, this.#root)
    if (stale()) return
    this.#list.dataset['query'] = ''
    this.#list.setAttribute('aria-busy', 'false')
    this.#facets?.show(undefined)
    this.#list.replaceChildren(...views)
    this.#list.scrollTop = 0
    this.#select(undefined)
    this.#say('')
    this.#hint(make('p', {}, 'Type a service, a symptom, a line from a log, or a question. ', ...samples))
  }

  async #render(finder: Finder, answer: SearchAnswer, stale: () => boolean): Promise<void> {
    const { views, lost } = await resultsView(finder, this.#root, answer, this.#open, () => this.#search())
    if (stale()) return
    const error = answer.lost ?? lost[0]
    // Nobody can tell what an index has that is not whole.
    const isUnclear = !answer.isWhole || (error && answer.all === 0)
    this.#hint(
      ...(error ? [failed(error, this.#ways)] : []),
      ...(isUnclear ? [] : remarksOn(answer, this.#ways)),
    )
    const { scrollTop } = this.#list
    const place = this.#place()
    this.#list.replaceChildren(...views)
    const options = this.#options()
    const kept = options.find((option) => option.getAttribute('href') === place)
    this.#list.scrollTop = kept ? scrollTop : 0
    this.#select(kept ?? options[0])
    if (answer.isWhole) this.#say(tally(answer))
  }

  /** Where a reader has moved to among the results of this same query: the place to keep when the rest comes. */
  #place(): string | undefined {
    if (this.#list.dataset['query'] !== this.#input.value) return undefined
    const now = this.#options().findIndex(isSelected)
    return now > 0 ? (this.#options()[now]?.getAttribute('href') ?? undefined) : undefined
  }

  /** What is said above the results; said once, where it is heard, and not again with each key. */
  #hint(...lines: HTMLElement[]): void {
    const text = lines.map((line) => line.textContent).join('\n')
    if (text === this.#hinted) return
    this.#hinted = text
    // Words of any text of the index may be among those that are looked for instead.
    if (this.#manifest) for (const line of lines) line.prepend(...marksOfDocuments(this.#manifest))
    this.#hints.replaceChildren(...lines)
  }

  /** Looks for what was offered, and gives the focus back to where one types. */
  #look(text: string): void {
    this.#input.value = text
    this.#input.focus()
    this.#search()
  }

  #say(text: string): void {
    if (this.#status.textContent !== text) this.#status.textContent = text
  }

  readonly #options = () => [...this.#list.querySelectorAll<HTMLElement>('[role=option]')]

  #select(option: HTMLElement | undefined): void {
    for (const other of this.#list.querySelectorAll('[aria-selected=true]'))
      other.setAttribute('aria-selected', 'false')
    option?.setAttribute('aria-selected', 'true')
    option?.scrollIntoView({ block: 'nearest' })
    if (option) this.#input.setAttribute('aria-activedescendant', option.id)
    else this.#input.removeAttribute('aria-activedescendant')
    this.#input.setAttribute('aria-expanded', String(option !== undefined))
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing) return
    const options = this.#options()
    const now = options.findIndex(isSelected)
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 }[event.key]
    if (step !== undefined && options.length > 0) {
      event.preventDefault()
      const next = Math.abs(step) === 1 ? (now + step + options.length) % options.length : now + step
      this.#select(options[Math.max(0, Math.min(options.length - 1, next))])
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const option = options[now]
      if (option instanceof HTMLAnchorElement && (event.ctrlKey || event.metaKey))
        open(option.href, '_blank', 'noopener')
      else option?.click()
    }
  }
}

const isSelected = (option: HTMLElement) => option.getAttribute('aria-selected') === 'true'

const tally = ({ hits, all }: SearchAnswer) => {
  const counted = `${hits.length} ${hits.length === 1 ? 'result' : 'results'}`
  return `${hits.length === all ? counted : `${counted} of ${all}`}, searched on this computer`
}

/** The environment whose pages one is on, by the address. */
const hereNow = (root: URL) => /^environments\/([^/]+)\//.exec(location.href.slice(root.href.length))?.[1]
