/**
 * What a value may be, as plain data: a form and its checks are made from it where no schema library is at hand. It is
 * made from a schema by `shapeOf`, so the two say the same.
 */
export type ValueShape = MapShape | ListShape | TextShape | NumberShape | ChoiceShape | FlagShape | NamesShape

/** A map with the fields it has, in their order. */
export interface MapShape {
  is: 'map'
  fields: Record<string, Field>
}

/** A field: what stands in it, and what is asked where it is left out. */
export type Field = ValueShape & { optional?: true; otherwise?: unknown; asks?: string }

export interface ListShape {
  is: 'list'
  of: ValueShape
  least?: number
}

export interface TextShape {
  is: 'text'
  /** A calendar day. */
  day?: true
  least?: number
  most?: number
  pattern?: string
  /** What is said where the pattern is not met. */
  says?: string
  /** What it means: the id of something of this kind, a marking, Markdown. */
  ref?: string
  marking?: true
  markdown?: true
}

export interface NumberShape {
  is: 'number'
  whole?: true
  least?: number
  most?: number
}

/** One of a few values. */
export interface ChoiceShape {
  is: 'choice'
  options: (string | number)[]
}

export interface FlagShape {
  is: 'flag'
}

/** A map by names that are not known before. */
export interface NamesShape {
  is: 'names'
  key: TextShape
  of: ValueShape
}
