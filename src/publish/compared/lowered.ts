import { isAtMost, type MarkingReading } from '../../domain/marking/marking.ts'
import { parseMarking } from '../../domain/marking/parse.ts'
import { describe } from '../../domain/marking/print.ts'
import type { Scheme } from '../../model/scheme.ts'

/** Tells markings apart by what they let out, in the words of the later edition's scheme. */
export class Lowering {
  readonly #scheme: Scheme
  readonly #known = new Map<string, boolean>()

  constructor(scheme: Scheme) {
    this.#scheme = scheme
  }

  read(banner: string): MarkingReading {
    const parsed = parseMarking(banner, this.#scheme)
    return parsed.ok ? parsed.marking : 'unreadable'
  }

  say = (reading: MarkingReading): string => describe(reading, this.#scheme)

  /**
   * Whether something may now be read where it could not be before: one of the markings it stands under now holds none
   * of those it stood under. What cannot be read is taken for that.
   */
  isLowered(before: readonly MarkingReading[], after: readonly MarkingReading[]): boolean {
    return after.some((now) => !before.some((then) => this.#holds(then, now)))
  }

  #holds(then: MarkingReading, now: MarkingReading): boolean {
    const key = `${this.say(then)}\n${this.say(now)}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const holds = then !== 'unreadable' && now !== 'unreadable' && isAtMost(then, now, this.#scheme)
    this.#known.set(key, holds)
    return holds
  }
}
