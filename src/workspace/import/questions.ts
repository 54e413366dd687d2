import type { Drift } from '../../domain/live/drift.ts'
import type { Question } from '../../domain/live/observe.ts'
import type { Change } from '../../model/catalog-diff.ts'

/** What an export leaves people to decide, and what is not written until they have. */
export class Questions {
  readonly #asked: readonly Question[]
  readonly #take: boolean

  /** `take`: what looks renamed is renamed, so nothing is asked of it. */
  constructor({ questions }: Pick<Drift, 'questions'>, take: boolean) {
    this.#asked = questions
    this.#take = take
  }

  /** Whether a change waits for an answer. */
  holds({ before, after }: Change): boolean {
    if (this.#take) return false
    const [, , , id = '', field, plan = ''] = (after ?? before)?.path ?? []
    if (this.#renames.some((q) => q.path.length === 2 && (q.path[1] === id || q.also?.includes(id))))
      return true
    return field === 'plans' && this.#planOf(id, plan, before === undefined) !== undefined
  }

  /** The name that a plan had, if it is taken for renamed; what is written is the plan under the new one. */
  renamedFrom(id: string, plan: string): string | undefined {
    return this.#take ? this.#planOf(id, plan, true)?.renamed?.from : undefined
  }

  /** Whether a plan that is gone is taken for renamed. */
  isRenamed(id: string, plan: string): boolean {
    return this.#take && this.#planOf(id, plan, false) !== undefined
  }

  /** The texts of what is asked, with the service that each is about. */
  get texts(): { id: string; text: string }[] {
    return this.#asked.flatMap(({ path, text, renamed }) => {
      const [, id = ''] = path
      if (renamed && this.#take) return []
      const how = renamed ? ' Import with --renames take if it is, with --renames refuse if not.' : ''
      return [{ id, text: `${text}${how}` }]
    })
  }

  get #renames() {
    return this.#asked.filter(({ renamed }) => renamed !== undefined)
  }

  #planOf(id: string, plan: string, isNew: boolean): Question | undefined {
    return this.#renames.find(
      ({ path, renamed }) =>
        path.length === 4 && path[1] === id && (isNew ? renamed?.to : renamed?.from) === plan,
    )
  }
}
