import { drawMarked, markAsPage, markDocuments, summing } from './portions/draw.ts'

// What marks portions that scripts draw: loaded before them, by pages that show portion marks.
const marker = { drawMarked, markAsPage, markDocuments, summing }
export type Marker = typeof marker
;(globalThis as { fieldbookPortions?: Marker }).fieldbookPortions = marker
