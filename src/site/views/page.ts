import type { EnvironmentPage } from '../../domain/pages/address.ts'
import type { Entry } from '../../domain/playbook/playbook.ts'
import type { Duty, Environment } from '../../model/environment.ts'

/** A link with its words. */
export interface Link {
  href: string
  text: string
}

/** A cell of the ruled box beside the title, as on a drawing. At most three beside the page's marking. */
export interface Fact {
  label: string
  text?: string
  href?: string
  /** The days of which the next is told by the reader's clock; `text` is the first of them. */
  days?: readonly string[]
  /** Whose hours stand below it: whether they answer now is for the reader's clock to say. */
  duty?: { duty: Duty; environment: Environment }
  /** A marking, shown as a fill. */
  marking?: string
  /** Several links side by side, in place of `href`. */
  links?: Link[]
}

/** What a page tells its layout beyond its description in `domain/pages/`. */
export interface Page {
  /** Words after the title, lighter: the environment's short name. */
  after?: string
  /** One or two sentences under the title; inline Markdown. */
  lead?: string
  /** From the outermost inwards, without the page itself. */
  crumbs: Link[]
  /** Its marking stands before them. */
  facts: Fact[]
  /** Entries that the page chose to show, among those that its description lets it choose from; the banner covers all that is in them. */
  chosen?: readonly Entry[]
  /** Which of an environment's pages it is, or is below, so that switching environments keeps the kind. */
  environmentPage?: EnvironmentPage
  /** It says what changed in its environment. */
  isOfChanges?: true
  /** The same page of other environments, by environment, where it is more than one of a kind. */
  elsewhere?: Record<string, string>
  before?: Link & { label?: string }
  next?: Link & { label?: string }
}
