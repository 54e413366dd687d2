import type { EnvironmentPage } from '../../domain/address.ts'

/** A link with its words. */
export interface Link {
  href: string
  text: string
}

/** A cell of the ruled box beside the title, as on a drawing. At most four. */
export interface Fact {
  label: string
  text?: string
  href?: string
  /** A marking, shown as a fill. */
  marking?: string
  /** In place of one `href`: several, side by side. */
  links?: Link[]
}

/** What every page tells its layout. */
export interface Page {
  /** Its address: `/environments/il5/services`. */
  address: string
  title: string
  /** Words after the title, lighter: the environment's short name. */
  after?: string
  /** One or two sentences under the title; inline Markdown. */
  lead?: string
  /** For the document's head, where it differs from the lead. */
  description?: string
  /** From the outermost inwards, without the page itself. */
  crumbs: Link[]
  facts: Fact[]
  /** Banner at the top and bottom: the join of what is on the page. */
  marking: string
  environment?: string
  /** Which of an environment's pages it is, so that switching environments keeps the kind. */
  environmentPage?: EnvironmentPage
  /** The same page of other environments, by environment, where it is more than one of a kind. */
  elsewhere?: Record<string, string>
  before?: Link & { label?: string }
  next?: Link & { label?: string }
  /** What search knows of the page besides its text. */
  search?: { kind: string; status?: string; roles?: string[] }
}
