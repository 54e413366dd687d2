import type { Problem } from '../../../domain/playbook/problem.ts'
import { visible } from '../../../formats/visible.ts'
import { capital } from '../../views/verdicts.ts'
import { words } from '../fit/words.ts'
import { type FieldElement, fieldsIn, Rows } from './rows.ts'

type Draft = Record<string, unknown>
type Path = readonly (string | number)[]

/** The form of the worksheet: what stands in it as a draft of a record, and a record shown in it. */
export class WorksheetForm {
  readonly element: HTMLFormElement
  readonly lists: Rows[]
  /** Fields that stand in no list. */
  readonly #fields: FieldElement[]
  /** What a record that was opened says beyond the form. */
  #besides: Draft = {}

  constructor(element: HTMLFormElement, changed: () => void) {
    this.element = element
    this.lists = [...element.querySelectorAll<HTMLElement>('[data-list]')].map(
      (each) => new Rows(each, changed),
    )
    this.#fields = fieldsIn(element)
  }

  /** What the form says, as a record would; nothing of what is left empty. */
  get draft(): Draft {
    const draft: Draft = { version: 2, ...structuredClone(this.#besides) }
    for (const field of this.#fields) put(draft, pathOf(field), fieldValue(field))
    for (const list of this.lists) {
      const rows = list.rows.map((row) => {
        const item: Draft = {}
        for (const field of fieldsIn(row)) put(item, pathOf(field), fieldValue(field))
        return item
      })
      if (rows.length > 0) draft[list.path] = rows
      else if (list.isNone) draft[list.path] = []
    }
    return draft
  }

  /** Shows a record, or a draft of one; what was there is gone. */
  fill(record: Draft): void {
    for (const field of this.#fields) show(field, at(record, pathOf(field)))
    for (const list of this.lists) {
      list.clear()
      const items = record[list.path]
      if (!Array.isArray(items)) continue
      for (const item of items as Draft[])
        for (const field of fieldsIn(list.add())) show(field, at(item, pathOf(field)))
      list.isNone = items.length === 0
    }
    // A condition that this playbook does not ask about is kept.
    const asked = new Set(this.#fields.map((field) => field.dataset['field']))
    const conditions = Object.entries((record['conditions'] ?? {}) as Draft)
    const others = conditions.filter(([id]) => !asked.has(`conditions.${id}`))
    this.#besides = {
      ...emptyIn(record),
      ...(others.length === 0 ? {} : { conditions: Object.fromEntries(others) }),
    }
  }

  /** Says at each field what is wrong with it; gives what belongs to no field. */
  tell(
    faults: readonly { path: Path; problem: Problem }[],
    isShown: (field: FieldElement) => boolean,
  ): Problem[] {
    for (const fault of this.element.querySelectorAll<HTMLElement>('.fault')) fault.hidden = true
    for (const field of fieldsIn(this.element)) field.removeAttribute('aria-invalid')
    const around = (field: FieldElement | undefined, path: Path): FieldElement[] =>
      field ? [field] : this.lists.flatMap((list) => (list.path === path[0] ? fieldsIn(list.element) : []))
    return faults.flatMap(({ path, problem }) => {
      const field = this.fieldAt(path)
      const place = field
        ? this.element.querySelector<HTMLElement>(`#fault-${CSS.escape(field.id)}`)
        : this.element.querySelector<HTMLElement>(`#fault-list-${CSS.escape(String(path[0]))}`)
      if (!place) return [problem]
      // What is still empty is not wrong before somebody was there.
      if (problem.code === 'schema-missing' && !around(field, path).some(isShown)) return []
      field?.setAttribute('aria-invalid', 'true')
      const { message, fix } = problem
      place.hidden = false
      place.replaceChildren(
        ...words(fix === undefined ? `${message}.` : `${capital(message)}. ${capital(fix)}.`),
      )
      return []
    })
  }

  /** The field of a place in the record. */
  fieldAt(path: Path): FieldElement | undefined {
    const list = this.lists.find((each) => each.path === path[0])
    const row = list?.rows[Number(path[1])]
    const inner = (list ? path.slice(2) : path).map(String)
    const known = row ? fieldsIn(row) : list ? [] : this.#fields
    // An item of a list in a field is the field's.
    for (let length = inner.length; length > 0; length--) {
      const found = known.find((field) => field.dataset['field'] === inner.slice(0, length).join('.'))
      if (found) return found
    }
    return undefined
  }
}

// A condition's id may have full stops of its own.
function pathOf({ dataset }: FieldElement): string[] {
  const path = dataset['field'] ?? ''
  return path.startsWith('conditions.') ? ['conditions', path.slice('conditions.'.length)] : path.split('.')
}

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((v, step) => (v as Draft | undefined)?.[step], value)

/** The parts of a record that are there and say nothing: the form has no place for them, and they stay. */
function emptyIn(record: Draft): Draft {
  return Object.fromEntries(
    Object.entries(record).flatMap(([key, value]) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
      const inner = emptyIn(value as Draft)
      return Object.keys(value).length === 0 || Object.keys(inner).length > 0 ? [[key, inner]] : []
    }),
  )
}

function put(draft: Draft, path: readonly string[], value: unknown): void {
  if (value === undefined) return
  const [step = '', ...rest] = path
  if (rest.length === 0) draft[step] = value
  else {
    draft[step] ??= {}
    put(draft[step] as Draft, rest, value)
  }
}

/**
 * What was shown in a field, and how it looked: what nobody touched is what it was, line breaks and commas that the field
 * has no place for among it.
 */
const shown = new WeakMap<FieldElement, { text: string; value: unknown }>()

/** What a field says; undefined where it is left empty. What is no number stays text, to be told as what it is. */
function fieldValue(field: FieldElement): unknown {
  const { control } = field.dataset
  const known = shown.get(field)
  if (known && known.text === field.value) return known.value
  if (field instanceof HTMLInputElement && field.type === 'checkbox') return field.checked ? true : undefined
  const text = field.value.trim()
  if (text === '') return undefined
  if (control === 'whole' || control === 'number') return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text
  if (control === 'words')
    return text
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '')
  if (field.dataset['field']?.startsWith('conditions.')) return text === 'true'
  return text
}

function show(field: FieldElement, value: unknown): void {
  if (field instanceof HTMLInputElement && field.type === 'checkbox') {
    field.checked = value === true
    return
  }
  const text = value === undefined ? '' : Array.isArray(value) ? value.join(', ') : String(value)
  if (field instanceof HTMLSelectElement) offer(field, text)
  field.value = text
  shown.set(field, { text: field.value, value })
}

/** A choice that a record has made is among the choices, whatever the playbook offers. */
export function offer(field: HTMLSelectElement, value: string): void {
  if (value === '' || [...field.options].some((option) => option.value === value)) return
  field.append(new Option(visible(value), value))
}
