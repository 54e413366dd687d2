import type { FitReport } from '../../../domain/fit/judge.ts'
import type { Problem } from '../../../domain/playbook/problem.ts'
import { actionsFor } from './actions.ts'
import { exampleFor } from './example.ts'
import { Given } from './given.ts'
import { isLoaded, type Loaded, load } from './load.ts'
import { problemList } from './problem-list.ts'
import { drawVerdicts, readSources } from './verdicts.ts'
import { words } from './words.ts'

/** The parts of the page: what is asked, what is said of it in a line, and what came out. */
interface Parts {
  form: HTMLFormElement
  said: HTMLElement
  result: HTMLElement
}

/** Judges what is given, and shows what comes of it. */
export class Judging {
  readonly given: Given
  readonly #parts: Parts
  #report: FitReport | undefined
  /** Counts what was asked for, so that an answer that comes late does not overwrite a later one. */
  #turn = 0

  constructor(parts: Parts) {
    this.#parts = parts
    this.given = new Given(
      parts.form,
      (act) => this.#attempt(({ engine }) => act(engine)),
      () => this.judge(),
    )
  }

  /** Whether there is a verdict. */
  get isJudged(): boolean {
    return this.#report !== undefined
  }

  /** Judges what is given now; what was given is folded away unless `folds` is false. */
  judge(folds = true): Promise<void> {
    return this.#attempt((loaded) => this.#show(loaded, folds))
  }

  /** Fills in an application that the chosen environment has something to say about, and judges it. */
  showExample(): Promise<void> {
    return this.#attempt((loaded) => {
      this.given.fill(exampleFor(loaded.playbook.catalog, this.given.environment.value))
      this.#show(loaded)
    })
  }

  /** Forgets all that was given. */
  clear(): void {
    this.given.clear()
    this.#turn += 1
    this.#forget()
    this.#say('')
  }

  readonly #say = (...content: (Node | string)[]): void => this.#parts.said.replaceChildren(...content)

  #forget(): void {
    this.#report = undefined
    this.#parts.result.replaceChildren()
  }

  /** Does what needs the engine, and says so where it could not be loaded, or failed. */
  async #attempt(act: (loaded: Loaded) => void | Promise<void>): Promise<void> {
    this.#turn += 1
    const mine = this.#turn
    try {
      if (!isLoaded()) this.#say('Getting what judges ready…')
      const { form, result } = this.#parts
      const loaded = await load(form.dataset['src'] ?? '', result.dataset['src'] ?? '')
      if (mine === this.#turn) await act(loaded)
    } catch (error) {
      console.error(error)
      this.#forget()
      this.#say('What judges could not be loaded, or failed. The command below gives the same verdicts.')
      this.#bringIntoView()
    }
  }

  /** Whatever came of it stands at the top of the window, unless it is to be seen already. */
  #bringIntoView(): void {
    const { said } = this.#parts
    const { top } = said.getBoundingClientRect()
    if (top < 0 || top > innerHeight / 2) said.scrollIntoView()
  }

  #show(loaded: Loaded, folds = true): void {
    this.#draw(loaded)
    if (this.isJudged && folds) this.given.fold()
    this.#bringIntoView()
  }

  #draw(loaded: Loaded): void {
    const { given } = this
    const { result } = this.#parts
    const { sources } = given
    const problems = given.refused
    this.#forget()
    if (!sources && problems.length === 0) {
      const wanted = 'Give an app manifest first.'
      this.#say(wanted)
      given.askForManifest(wanted)
      return
    }
    const reading = !sources || problems.some(isError) ? { problems: [] } : readSources(loaded, sources)
    problems.push(...reading.problems)
    given.tell(problems)
    if (problems.length > 0) result.append(problemList(problems))
    if (!sources || !reading.judgeBy) {
      const [first] = problems.filter(isError)
      this.#say(
        'It cannot be read, so nothing is judged',
        ...(first ? [': ', ...words(first.message)] : []),
        '.',
      )
      given.open()
      return
    }
    const judged = reading.judgeBy(loaded.playbook)
    const chosen = given.environment.value
    const one = judged.environments.find((fit) => fit.environment === chosen)
    this.#report = one ? { ...judged, environments: [one] } : judged
    const shown = { manifest: sources.manifest, chosen, choose: this.#choose(loaded) }
    const drawn = drawVerdicts(loaded, judged, reading.judgeBy, shown)
    this.#say(...drawn.line)
    const printer = this.#parts.said.dataset['src'] ?? ''
    result.append(actionsFor(this.#report, `fit-${chosen}`, printer, this.#say), ...drawn.result)
  }

  /** Shows another environment, and leaves the reader at it. */
  #choose(loaded: Loaded) {
    return (id: string) => {
      this.given.environment.value = id
      this.#draw(loaded)
      this.#parts.result.querySelector<HTMLElement>(`[data-environment="${CSS.escape(id)}"]`)?.focus()
    }
  }
}

const isError = ({ severity }: Problem) => severity === 'error'
