import type { Hit } from '../../../domain/search/rank.ts'
import { make } from './dom.ts'
import { FacetsView } from './facets-view.ts'
import { type Answer, Finder } from './finder.ts'
import { hitView } from './hit-view.ts'
import { choices, remarksOn } from './remarks.ts'

/** Results that stand before all groups, and how many of a group are shown at first. */
const firstFew = 3
const ofGroup = 3
const most = 60

/**
 * The search itself: a combobox whose list box holds the results. Everything happens in the browser; the
 * index is loaded when the panel is made. Focus stays in the input while arrows move among the results.
 */
export class Panel {
  readonly #input: HTMLInputElement
  readonly #root: URL
  readonly #finder: Promise<Finder>
  readonly #list = make('div', { role: 'listbox', id: 'hits', class: 'hits', 'aria-label': 'Results' })
  readonly #hints = make('div', { class: 'hints' })
  readonly #status = make('p', { role: 'status', class: 'tally' })
  readonly #body: HTMLElement
  /** The line below the results. */
  readonly foot: HTMLElement
  readonly #onChange: (text: string, wanted: [string, string][]) => void
  #facets: FacetsView | undefined
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
    this.#finder = Finder.open(root)
    this.#finder.then(
      (finder) => this.#start(finder),
      (error) => this.#fail(error),
    )
  }

  /** Looks for a text with these boxes ticked. */
  async show(text: string, wanted: ReadonlyMap<string, readonly string[]>): Promise<void> {
    this.#input.value = text
    await this.#finder
    this.#facets?.tick(wanted)
    this.#search()
  }

  #start(finder: Finder): void {
    this.#facets = new FacetsView(finder.manifest, () => this.#search())
    this.#body.prepend(this.#facets.element)
    this.#search()
  }

  #fail(error: unknown): void {
    console.error(error)
    this.#hints.replaceChildren(
      make(
        'p',
        {},
        'The search index could not be loaded. The ',
        make('a', { href: this.#href('index-a-z.html') }, 'A to Z'),
        ' lists everything.',
      ),
    )
  }

  readonly #href = (file: string) => new URL(file, this.#root).href

  async #search(): Promise<void> {
    const turn = ++this.#turn
    const stale = () => turn !== this.#turn
    const finder = await this.#finder
    const facets = this.#facets
    if (stale() || !facets) return
    const text = this.#input.value
    this.#onChange(text, facets.wanted)
    if (text.trim() === '') return this.#invite(finder)
    const here = finder.manifest.environments.findIndex((e) => e.id === hereNow(this.#root))
    const answer = await finder.find(text, facets.ticked, here, stale)
    if (!answer || stale()) return
    facets.show(answer.counts)
    await this.#render(finder, answer, stale)
    if (!stale()) this.#list.dataset['query'] = text
  }

  #invite(finder: Finder): void {
    this.#list.dataset['query'] = ''
    this.#facets?.show(undefined)
    this.#list.replaceChildren()
    this.#select(undefined)
    this.#say('')
    const samples = choices(finder.manifest.samples, (sample) => this.#look(sample))
    this.#hints.replaceChildren(
      make('p', {}, 'Type a service, a symptom, a line from a log, or a question. ', ...samples),
    )
  }

  async #render(finder: Finder, answer: Answer, stale: () => boolean): Promise<void> {
    const groups = this.#groups(finder, answer)
    const shown = groups.map(({ title, key, hits }) => ({
      title,
      key,
      hits,
      few: this.#open.has(key) || key === '' ? hits : hits.slice(0, ofGroup),
    }))
    let number = 0
    const views = await Promise.all(
      shown.map(async ({ title, key, hits, few }) => {
        const id = `group-${key || 'first'}`
        const rows = await Promise.all(
          few.map((hit) => hitView(finder, this.#root, hit, answer, `hit-${number++}`)),
        )
        const label = few.length < hits.length ? `${title}, ${few.length} of ${hits.length}` : title
        return make(
          'div',
          { role: 'group', 'aria-labelledby': id, class: key === '' ? 'first' : undefined },
          make('div', { id, class: 'group' }, label),
          ...rows,
          few.length < hits.length && this.#more(key, hits.length - few.length, title),
        )
      }),
    )
    if (stale()) return
    this.#hints.replaceChildren(...this.#remarks(answer))
    this.#list.replaceChildren(...views)
    this.#list.scrollTop = 0
    this.#select(this.#options()[0])
    this.#say(tally(answer))
  }

  /** The best first, whatever they are; the rest by kind, in the order of each kind's best. */
  #groups(finder: Finder, { hits }: Answer): { title: string; key: string; hits: Hit[] }[] {
    if (hits.length === 0) return []
    const { kinds, documents } = finder.manifest
    const groups = new Map<string, Hit[]>()
    for (const hit of hits.slice(firstFew, most)) {
      const kind = kinds[documents.kind[hit.document] ?? 0] ?? ''
      const group = groups.get(kind)
      if (group) group.push(hit)
      else groups.set(kind, [hit])
    }
    return [
      { title: 'Answer', key: '', hits: hits.slice(0, firstFew) },
      ...[...groups].map(([title, own]) => ({ title, key: title.toLowerCase(), hits: own })),
    ]
  }

  #more(key: string, count: number, title: string): HTMLElement {
    const option = make(
      'div',
      { role: 'option', class: 'more', id: `more-${key}`, 'aria-selected': 'false' },
      `${count} more: ${title}`,
    )
    option.addEventListener('click', () => {
      this.#open.add(key)
      this.#search()
    })
    return option
  }

  #remarks(answer: Answer): HTMLElement[] {
    return remarksOn(answer, {
      index: this.#href('index-a-z.html'),
      look: (text) => this.#look(text),
      untick: () => {
        this.#facets?.clear()
        this.#look(this.#input.value)
      },
    })
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
    const now = options.findIndex((option) => option.getAttribute('aria-selected') === 'true')
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

const tally = ({ hits, all }: Answer) => {
  const counted = `${hits.length} ${hits.length === 1 ? 'result' : 'results'}`
  return `${hits.length === all ? counted : `${counted} of ${all}`}, searched on this computer`
}

/** The environment whose pages one is on, by the address. */
const hereNow = (root: URL) => /^environments\/([^/]+)\//.exec(location.href.slice(root.href.length))?.[1]
