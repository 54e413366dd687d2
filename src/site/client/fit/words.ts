import { onPage } from '../../../domain/fit/ways.ts'
import { codeSpans, visible } from '../../../formats/visible.ts'
import { make } from '../parts/dom.ts'

/** Messages of the judge and of the readers in the words of the page, with the code in them as such. */
export const words = (text: string): (Node | string)[] =>
  codeSpans(visible(onPage(text))).map((part) => (part.isCode ? make('code', {}, part.text) : part.text))
