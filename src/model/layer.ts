import { z } from 'zod'
import { idSchema, markingField, text } from './fields.ts'

/** What a layer says of itself; `layer.yaml` at its root. A base layer needs none. */
export const layerSchema = z.strictObject({
  id: idSchema,
  name: text(),
  /** The marking it lives at: its entries and public files take it, and may be marked higher, never lower. */
  marking: markingField(),
})
export type Layer = z.infer<typeof layerSchema>
