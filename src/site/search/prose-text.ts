import { proseText } from '../../workspace/prose-text.ts'

/** Plain text of Markdown pieces, one sentence after the other; what is missing is left out. */
export function proseOf(...parts: (string | undefined)[]): string {
  return parts
    .filter((part): part is string => part !== undefined && part !== '')
    .map((part) => sentence(proseText(part)))
    .join(' ')
}

const sentence = (text: string) => (/[.!?:;]$/.test(text) ? text : `${text}.`)
