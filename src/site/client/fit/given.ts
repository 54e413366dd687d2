import type { Problem } from '../../../domain/playbook/problem.ts'
import type { Source } from '../../../formats/read/source.ts'
import { visible } from '../../../formats/visible.ts'
import type { Engine } from '../fit-engine.ts'
import { Fault } from './fault.ts'
import { FormInput } from './inputs.ts'

/** What the form holds, folded away where there is an answer to look at. */
export class Given {
  /** The environment that is asked about, or `all`. */
  readonly environment: HTMLSelectElement
  readonly org: HTMLInputElement
  readonly name: HTMLInputElement
  readonly manifest: FormInput
  readonly vars: FormInput
  readonly services: FormInput
  readonly #nameFault: Fault
  readonly #folded: HTMLDetailsElement
  readonly #field: <E extends Element>(selector: string) => E

  /** `attempt` does what needs the engine; `changed` hears that something else is given. */
  constructor(
    form: HTMLFormElement,
    attempt: (act: (engine: Engine) => Promise<void>) => Promise<void>,
    changed: () => void,
  ) {
    this.#field = (selector) => form.querySelector(selector) as never
    const input = (name: string, pasted: string) =>
      new FormInput(this.#field(`[data-input="${name}"]`), pasted, attempt, changed)
    this.environment = this.#field('[name="environment"]')
    this.org = this.#field('[name="org"]')
    this.name = this.#field('[name="name"]')
    this.#nameFault = new Fault(this.name, this.#field('#fault-name'))
    this.#folded = this.#field('details.given')
    this.manifest = input('manifest', 'manifest.yml')
    this.vars = input('vars', 'pasted vars')
    this.services = input('services', 'pasted services')
  }

  /** The manifest with all that goes with it; undefined where none is given. */
  get sources() {
    const [manifest] = this.manifest.sources
    return (
      manifest && {
        manifest,
        varsFiles: this.vars.sources as Source[],
        services: this.services.sources as Source[],
        org: this.org.value.trim(),
        name: this.name.value.trim(),
      }
    )
  }

  /** What was wrong with files before they were read. */
  get refused(): Problem[] {
    return this.#inputs.flatMap(({ refused }) => refused)
  }

  fill({ manifest, vars, services }: { manifest: string; vars: string; services: string }): void {
    this.manifest.fill(manifest)
    this.vars.fill(vars)
    this.services.fill(services)
  }

  clear(): void {
    this.fill({ manifest: '', vars: '', services: '' })
    this.#nameFault.clear()
    this.#field('.summary').textContent = ''
    this.open()
  }

  /** Says that a manifest is missing, and leaves the reader where to put it. */
  askForManifest(words: string): void {
    for (const { fault } of [...this.#inputs, { fault: this.#nameFault }]) fault.clear()
    this.manifest.fault.say(words)
    this.open()
    this.manifest.focus()
  }

  /** Ties what is wrong to the field that it is about. */
  tell(problems: readonly Problem[]): void {
    const ofName = problems.filter(({ code }) => code === 'input-name')
    this.#nameFault.show(ofName)
    const rest = problems.filter((problem) => !ofName.includes(problem))
    const isOf = (input: FormInput) => (problem: Problem) =>
      input.refused.includes(problem) || input.sources.some(({ file }) => file === problem.at.file)
    const others = rest.filter((problem) => ![this.vars, this.services].some((input) => isOf(input)(problem)))
    this.manifest.fault.show(others)
    for (const each of [this.vars, this.services]) each.fault.show(rest.filter(isOf(each)))
  }

  open(): void {
    this.#folded.open = true
  }

  /** What was given makes room for what came of it; its names stand where it was folded away. */
  fold(): void {
    const names = this.#inputs.flatMap(({ sources }) => sources.map(({ file }) => visible(file)))
    this.#field('.summary').textContent = names.join(', ')
    const held = this.#folded.contains(document.activeElement)
    this.#folded.open = false
    // The field that had the focus is gone from sight.
    if (held) this.#field<HTMLElement>('summary').focus({ preventScroll: true })
  }

  get #inputs(): readonly FormInput[] {
    return [this.manifest, this.vars, this.services]
  }
}
