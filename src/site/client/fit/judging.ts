import type { FitReport } from '../../../domain/fit/judge.ts'
import { actionsFor } from './actions.ts'
import { exampleFor } from './example.ts'
import { Input } from './inputs.ts'
import { isLoaded, type Loaded, load } from './load.ts'
import { problemList } from './problem-list.ts'
import { drawVerdicts, readGiven } from './verdicts.ts'

/** The parts of the page: what is asked, what is said of it in a line, and what came out. */
interface Parts {
  form: HTMLFormElement
  said: HTMLElement
  result: HTMLElement
}

/** What was given, and what came of it. */
export class Judging {
  readonly #parts: Parts
  /** The environment that is asked about, or `all`. */
  readonly environment: HTMLSelectElement
  readonly org: HTMLInputElement
  readonly manifest: Input
  readonly #vars: Input
  readonly #services: Input
  #report: FitReport | undefined
  /** Counts what was asked for, so that an answer that comes late does not overwrite a later one. */
  #turn = 0

  constructor(parts: Parts) {
    this.#parts = parts
    const field = <E extends Element>(selector: string) => parts.form.querySelector(selector) as E
    const input = (name: string, pasted: string) =>
      new Input(
        field(`[data-input="${name}"]`),
        pasted,
        (act) => this.#attempt(({ engine }) => act(engine)),
        () => this.judge(),
      )
    this.environment = field('[name="environment"]')
    this.org = field('[name="org"]')
    this.manifest = input('manifest', 'manifest.yml')
    this.#vars = input('vars', 'pasted vars')
    this.#services = input('services', 'pasted services')
  }

  /** Whether there is a verdict. */
  get isJudged(): boolean {
    return this.#report !== undefined
  }

  /** Judges what is given now, and shows what comes out. */
  judge(): Promise<void> {
    return this.#attempt((loaded) => this.#show(loaded))
  }

  /** Fills in an application that the chosen environment has something to say about, and judges it. */
  showExample(): Promise<void> {
    return this.#attempt((loaded) => {
      const example = exampleFor(loaded.playbook.catalog, this.environment.value)
      this.manifest.fill(example.manifest)
      this.#vars.fill(example.vars)
      this.#services.fill(example.services)
      this.#show(loaded)
    })
  }

  /** Forgets all that was given. */
  clear(): void {
    for (const each of [this.manifest, this.#vars, this.#services]) each.fill('')
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
    }
  }

  #show(loaded: Loaded): void {
    const { said, result } = this.#parts
    const { manifest, environment } = this
    const [source] = manifest.sources
    const problems = [manifest, this.#vars, this.#services].flatMap(({ refused }) => refused)
    this.#forget()
    if (!source) {
      this.#say(problems.length > 0 ? 'It cannot be read.' : 'Give an app manifest first.')
      if (problems.length > 0) result.append(problemList(problems))
      return
    }
    const reading = readGiven(loaded, {
      manifest: source,
      varsFiles: this.#vars.sources,
      services: this.#services.sources,
      org: this.org.value.trim(),
    })
    problems.push(...reading.problems)
    if (problems.length > 0) result.append(problemList(problems))
    if (!reading.judgeBy) {
      this.#say('It cannot be read, so nothing is judged.')
      return
    }
    const judged = reading.judgeBy(loaded.playbook)
    const one = judged.environments.find((fit) => fit.environment === environment.value)
    this.#report = one ? { ...judged, environments: [one] } : judged
    const shown = { manifest: source, chosen: environment.value, choose: this.#choose(loaded) }
    const drawn = drawVerdicts(loaded, judged, reading.judgeBy, shown)
    this.#say(...drawn.line)
    const printer = said.dataset['src'] ?? ''
    result.append(actionsFor(this.#report, `fit-${environment.value}`, printer, this.#say), ...drawn.result)
  }

  /** Shows another environment, and leaves the reader at it. */
  #choose(loaded: Loaded) {
    return (id: string) => {
      this.environment.value = id
      this.#show(loaded)
      this.#parts.result.querySelector<HTMLElement>(`[data-environment="${CSS.escape(id)}"]`)?.focus()
    }
  }
}
