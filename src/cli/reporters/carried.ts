import { visible } from '../../formats/visible.ts'
import type { Carried, CarriedText } from '../../publish/carried/said.ts'

/** More of one text than this is for whoever opens the file. */
const longest = 300

/** What a file carries, a line for each place: `Author (tEXt): A. Person`; texts of one place together. */
export function carriedLines({ said, unread }: Carried): string[] {
  const byPlace = Object.entries(Object.groupBy(said, ({ where }) => where))
  return [
    ...byPlace.map(([where, texts = []]) => visible(`${where}: ${shortened(texts)}`)),
    ...unread.map((why) => `cannot be read whole: ${visible(why)}`),
  ]
}

function shortened(texts: readonly CarriedText[]): string {
  const whole = texts.map(({ text }) => text.replace(/\s+/g, ' ').trim()).join(' | ')
  return whole.length <= longest ? whole : `${whole.slice(0, longest)}… (${whole.length} characters)`
}
