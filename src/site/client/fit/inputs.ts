import type { Problem } from '../../../domain/playbook/problem.ts'
import { maxBytes, type Source, startOf } from '../../../formats/read/source.ts'
import { maxYaml } from '../../../formats/read/yaml-limit.ts'
import { visible } from '../../../formats/visible.ts'
import type { Engine } from '../fit-engine.ts'
import { make } from '../parts/dom.ts'
import { Fault } from './fault.ts'

/** One of the form's inputs: what is pasted, and files that were chosen or dropped. Nothing of it is kept. */
export class FormInput {
  readonly fault: Fault
  readonly #area: HTMLTextAreaElement
  readonly #list: HTMLUListElement | null
  readonly #hint: HTMLElement | null
  readonly #words: Node[]
  readonly #pasted: string
  #files: Source[] = []
  /** What the area held before its last change, to go back to where that was too much. */
  #before = ''
  /** What is wrong with what was given last; said again until something else is given. */
  refused: Problem[] = []
  /** The name of the file whose text stands in the area; only where one file is wanted. */
  #name: string | undefined

  /** `pasted` names what was pasted where problems and findings cite it. */
  constructor(
    box: HTMLElement,
    pasted: string,
    attempt: (act: (engine: Engine) => Promise<void>) => Promise<void>,
    changed: () => void,
  ) {
    this.#area = box.querySelector('textarea') as HTMLTextAreaElement
    this.#list = box.querySelector('.files')
    this.#hint = box.querySelector('.hint')
    this.#words = [...(this.#hint?.childNodes ?? [])]
    this.#pasted = pasted
    this.fault = new Fault(this.#area, box.querySelector('.fault'))
    const refuse = () => {
      this.refused = [tooLong(this.#pasted)]
      changed()
    }
    this.#area.addEventListener('beforeinput', (event) => {
      const text = event.data ?? event.dataTransfer?.getData('text/plain') ?? ''
      if (this.#area.value.length + text.length <= maxYaml) return
      event.preventDefault()
      refuse()
    })
    this.#area.addEventListener('input', () => {
      // What came in by a way that cannot be stopped before.
      if (this.#area.value.length > maxYaml) {
        this.#area.value = this.#before
        return refuse()
      }
      this.#before = this.#area.value
      this.refused = []
      this.fault.clear()
    })
    const take = async (files: Iterable<File>) => {
      const wanted = this.#list ? [...files] : [...files].slice(0, 1)
      if (wanted.length === 0) return
      await attempt(async (engine) => {
        await this.#add(wanted, engine)
        changed()
      })
    }
    const picker = box.querySelector('input') as HTMLInputElement
    picker.addEventListener('change', async () => {
      await take(picker.files ?? [])
      // So that the same file can be chosen again after it was edited.
      picker.value = ''
    })
    for (const type of ['dragenter', 'dragover', 'dragleave', 'drop'] as const)
      box.addEventListener(type, (event) => {
        if (!event.dataTransfer?.types.includes('Files')) return
        event.preventDefault()
        box.classList.toggle('over', type === 'dragenter' || type === 'dragover')
        if (type === 'drop') take(event.dataTransfer.files)
      })
    this.#list?.addEventListener('click', ({ target }) => {
      const row = (target as Element).closest('button')?.parentElement
      const at = [...(this.#list?.children ?? [])].indexOf(row as Element)
      if (at < 0) return
      this.#files.splice(at, 1)
      this.#show()
      this.#area.focus()
      this.refused = []
      changed()
    })
  }

  /** Files in the order given, then what was pasted. */
  get sources(): Source[] {
    const text = this.#area.value
    return text.trim() === '' ? this.#files : [...this.#files, { file: this.#name ?? this.#pasted, text }]
  }

  focus(): void {
    this.#area.focus()
  }

  /** Puts text in place of all there is. */
  fill(text: string, name?: string): void {
    this.#files = []
    this.refused = []
    this.fault.clear()
    this.#area.value = text
    this.#before = text
    this.#name = name
    this.#show()
  }

  async #add(files: readonly File[], engine: Engine): Promise<void> {
    const problems: Problem[] = []
    // What goes into the area is YAML by hand; exports of an API stay files.
    const most = this.#list ? maxBytes : maxYaml
    for (const file of files) {
      // One byte more than is read at most, so that it can be told; the rest of a huge file is left alone.
      const bytes = new Uint8Array(await file.slice(0, most + 1).arrayBuffer())
      const reading = engine.decode(bytes, file.name, most)
      problems.push(...reading.problems)
      if (!reading.value) continue
      if (this.#list) this.#files.push(reading.value)
      else this.fill(reading.value.text, file.name)
    }
    this.#show()
    this.refused = problems
  }

  #show(): void {
    if (!this.#list) {
      if (this.#name) this.#hint?.replaceChildren(`From ${visible(this.#name)}.`)
      else this.#hint?.replaceChildren(...this.#words)
      return
    }
    this.#list.hidden = this.#files.length === 0
    this.#list.replaceChildren(
      ...this.#files.map(({ file }) => {
        const name = visible(file)
        return make(
          'li',
          {},
          name,
          make('button', { type: 'button', 'aria-label': `Remove ${name}` }, 'Remove'),
        )
      }),
    )
  }
}

/** As a file of that size is refused; see {@link maxYaml}. The rules of inputs come with what judges, not with the form. */
const tooLong = (file: string): Problem => ({
  code: 'input-size',
  severity: 'error',
  at: startOf(file),
  message: `more than ${maxYaml / 1000} KB, which is the most that is read, so it was not taken into the field`,
  fix: 'paste only the part that matters, or choose it as a file',
})
