import { countOf } from '../../../domain/base/words.ts'
import type { IntakeAnswer } from '../../../domain/intake/answer.ts'
import type { Problem } from '../../../domain/playbook/problem.ts'
import { problemList } from '../fit/problem-list.ts'
import { make } from '../parts/dom.ts'
import { drawMarked } from '../parts/portions.ts'
import { save } from '../parts/save.ts'
import { answerView } from './answer-view.ts'
import type { WorksheetForm } from './form.ts'
import { type Kept, keep, keptWorksheet } from './keep.ts'
import { type LoadedWorksheet, loadPrinters } from './load.ts'
import { type FieldElement, fieldsIn } from './rows.ts'
import { drawServiceRow, serviceOptions } from './services.ts'
import { signView } from './sign.ts'

/** Milliseconds after the last key before the answer is drawn anew. */
const pause = 250

/** One worksheet while it is filled in: kept, answered, opened, saved, printed. */
export class Session {
  readonly #loaded: LoadedWorksheet
  readonly #form: WorksheetForm
  readonly #today: string
  readonly #one: <E extends HTMLElement>(selector: string) => E
  /** Fields where somebody was: what is missing elsewhere is not wrong yet. */
  readonly #visited = new WeakSet<FieldElement>()
  #opened: Kept['opened']
  #answers: IntakeAnswer[] = []
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(loaded: LoadedWorksheet, form: WorksheetForm, today: string) {
    this.#loaded = loaded
    this.#form = form
    this.#today = today
    this.#one = (selector) => document.querySelector(selector) as never
    const options = serviceOptions(loaded.playbook)
    const services = form.lists.find(({ path }) => path === 'services')
    services?.prepare((row) => {
      const field = fieldsIn(row).find(({ dataset }) => dataset['control'] === 'service')
      field?.append(...options)
    })
    const kept = keptWorksheet()
    this.#opened = kept?.opened
    form.fill(kept?.draft ?? this.#fresh())
    this.#listen()
    this.#one('.ws-bar').hidden = false
    form.element.classList.add('ready')
    this.changed(0)
  }

  /** Something was written: it is kept, and answered in a moment. */
  changed(after = pause): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#answer(), after)
  }

  /** What a worksheet says before anybody wrote in it. */
  #fresh(): Record<string, unknown> {
    const { siteMarking: marking } = this.#form.element.dataset
    return { ...(marking === undefined ? {} : { marking }), recorded: this.#today, targets: [{}] }
  }

  #listen(): void {
    const { element } = this.#form
    element.addEventListener('input', () => this.changed())
    element.addEventListener('change', () => this.changed())
    element.addEventListener('focusout', ({ target }) => {
      if (target instanceof HTMLElement && target.matches('[data-field]')) {
        this.#visited.add(target as FieldElement)
        this.changed()
      }
    })
    // Enter goes on instead of sending what nobody receives.
    element.addEventListener('submit', (event) => event.preventDefault())
    const acts: Record<string, () => void | Promise<void>> = {
      save: () => this.#save(),
      brief: () => this.#saveBrief(),
      plan: () => this.#savePlan(),
      print: () => print(),
      clear: () => this.#clear(),
    }
    for (const button of document.querySelectorAll<HTMLElement>('.ws-bar [data-act]'))
      button.addEventListener('click', () => acts[button.dataset['act'] ?? '']?.())
    const picker = this.#one<HTMLInputElement>('.ws-open input')
    picker.addEventListener('change', async () => {
      const [file] = picker.files ?? []
      if (file) this.#open(await file.text(), file.name)
      picker.value = ''
    })
    // On paper every part of the answer is open, and closed again after; of the brief only what somebody opened.
    let opened: HTMLDetailsElement[] = []
    addEventListener('beforeprint', () => {
      this.#answer()
      opened = [...document.querySelectorAll<HTMLDetailsElement>('.ws-result details:not([open], .ws-brief)')]
      for (const each of opened) each.open = true
    })
    addEventListener('afterprint', () => {
      for (const each of opened) each.open = false
    })
  }

  #answer(): void {
    clearTimeout(this.#timer)
    const { draft } = this.#form
    const { engine, playbook } = this.#loaded
    const isKept = keep({ draft, ...(this.#opened ? { opened: this.#opened } : {}) })
    const targets = (Array.isArray(draft['targets']) ? draft['targets'] : []) as { environment?: string }[]
    const ids = targets.flatMap(({ environment }) => environment ?? [])
    for (const row of this.#form.lists.find(({ path }) => path === 'services')?.rows ?? [])
      drawServiceRow(row, ids, playbook)
    const { faults, answers } = engine.judge(draft)
    this.#answers = answers
    const left = this.#form.tell(faults, (field) => this.#visited.has(field))
    const wrong = this.#form.element.querySelectorAll('[aria-invalid="true"]').length + left.length
    this.#sayKept(isKept, String(draft['marking'] ?? ''))
    this.#draw(ids.length, wrong, left)
    this.#sign(draft)
  }

  #sayKept(isKept: boolean, marking: string): void {
    const refusal = marking === '' ? undefined : this.#loaded.engine.refusal(marking)
    const kept = isKept
      ? 'Kept in this browser on this machine as you write, and sent to nobody. “Begin anew” forgets it.'
      : 'This browser keeps nothing for this page: save intake.yaml before you leave it.'
    const warned =
      refusal === undefined ? '' : ` A record that is ${marking} may not be written here: ${refusal}.`
    const place = this.#one('.ws-kept')
    place.textContent = `${kept}${warned}`
    place.classList.toggle('s-alert', warned !== '')
  }

  #draw(targets: number, wrong: number, left: readonly Problem[]): void {
    const said = this.#one('.ws-said')
    const result = this.#one('.ws-result')
    const open = new Map(
      [...result.querySelectorAll('details')].map((each) => [
        each.querySelector('summary')?.textContent?.replace(/ \(.*/, ''),
        each.open,
      ]),
    )
    const faults = wrong === 0 ? '' : ` ${countOf(wrong, 'answer')} cannot be read; see beside the fields.`
    const words = this.#answers.map(({ environment }) => environment.name).join(' and ')
    const line =
      this.#answers.length > 0
        ? `Answered for ${words}.${faults}`
        : targets === 0
          ? `Choose a target environment, and the answer stands here.${faults}`
          : `Nothing can be answered yet.${faults}`
    if (said.textContent !== line) said.textContent = line
    result.replaceChildren(
      ...(left.length > 0 ? [problemList(left)] : []),
      ...this.#answers.map((answer) => drawMarked(answer, undefined, answerView)),
    )
    // What somebody opened or closed stays so.
    for (const each of result.querySelectorAll('details')) {
      const was = open.get(each.querySelector('summary')?.textContent?.replace(/ \(.*/, ''))
      if (was !== undefined) each.open = was
    }
  }

  #sign(draft: Record<string, unknown>): void {
    const { engine, playbook } = this.#loaded
    const page = document.documentElement.dataset['marking'] ?? ''
    const own = String(draft['marking'] ?? '')
    const marking = own === '' ? page : engine.highest(page, own)
    const people = (Array.isArray(draft['people']) ? draft['people'] : []) as {
      name?: string
      role?: string
    }[]
    const { caution } = playbook.catalog
    this.#one('.ws-sign').replaceChildren(...signView({ marking, caution, answers: this.#answers, people }))
  }

  /** Shows the record of a file; one that cannot be read changes nothing. */
  #open(text: string, name: string): void {
    const { value, faults } = this.#loaded.engine.read(text, name)
    const place = this.#one('.ws-problems')
    place.replaceChildren(
      ...(faults
        ? [
            make('p', {}, `${name} cannot be read, and nothing here was changed.`),
            problemList(faults.map(({ problem }) => problem)),
          ]
        : []),
    )
    if (!value) return
    const record = value.record as unknown as Record<string, unknown>
    this.#opened = { text, record, name }
    this.#form.fill(record)
    this.changed(0)
    this.#form.element.querySelector<HTMLElement>('[data-field]')?.focus()
  }

  #save(): void {
    const { draft } = this.#form
    const text = this.#loaded.engine.text(draft, this.#opened)
    save(this.#opened?.name ?? 'intake.yaml', 'text/yaml', text)
  }

  async #saveBrief(): Promise<void> {
    const printers = await this.#printers()
    if (printers && this.#answers.length > 0)
      save('brief.md', 'text/markdown', printers.intakeMarkdown(this.#marked()))
  }

  async #savePlan(): Promise<void> {
    const printers = await this.#printers()
    const dated = this.#marked().filter(({ live }) => live !== undefined)
    if (!printers) return
    if (dated.length === 0) this.#one('.ws-kept').textContent = 'A plan needs the day of the first release.'
    else
      save(
        'plan.ics',
        'text/calendar',
        printers.planCalendar(dated.map((one) => printers.planOf(one, printers.plain))),
      )
  }

  /** The answers, marked as high as the page and the record. */
  #marked(): IntakeAnswer[] {
    const { engine } = this.#loaded
    const page = document.documentElement.dataset['marking'] ?? ''
    const own = String(this.#form.draft['marking'] ?? page)
    const marking = engine.highest(page, own)
    return this.#answers.map((answer) => ({ ...answer, marking, fit: { ...answer.fit, marking } }))
  }

  async #printers() {
    try {
      return await loadPrinters(this.#one('[data-act="brief"]').dataset['src'] ?? '')
    } catch (error) {
      console.error(error)
      this.#one('.ws-kept').textContent =
        'What prints it could not be loaded. Saving intake.yaml works without it.'
      return undefined
    }
  }

  #clear(): void {
    if (!confirm('Forget everything that was written here?')) return
    this.#opened = undefined
    keep(undefined)
    this.#form.fill(this.#fresh())
    this.#one('.ws-problems').replaceChildren()
    this.changed(0)
  }
}
