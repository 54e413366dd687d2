import type { Configuration } from '../../model/configuration.ts'
import type { Entry } from '../playbook/playbook.ts'
import { german } from './german.ts'
import type { OtherWords } from './in-other-words.ts'

/** What ships for a language; a region has the words of its language. */
const shipped: Readonly<Record<string, OtherWords>> = { de: german }

/** The words that a playbook's pages have in place of the English ones; undefined where they keep them. */
export function otherWordsOf(configuration: Entry<'configuration'> | undefined): OtherWords | undefined {
  const { language = '', words }: Partial<Configuration> = configuration?.data ?? {}
  const all = { ...shipped[language.split('-')[0] ?? ''], ...words?.interface }
  return Object.keys(all).length > 0 ? all : undefined
}

/** The language that pages say they are in. */
export const languageOf = (configuration: Entry<'configuration'> | undefined): string =>
  configuration?.data.language ?? 'en'
