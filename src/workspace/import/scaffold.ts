import { stringify } from 'yaml'
import type { LiveOffering } from '../../domain/live/catalog.ts'
import { categoryOf } from './category.ts'
import { firstSentence, inlineMarkdown, markdown, plainWords } from './words.ts'

/** What a page of a new service has to know beside its offering. */
export interface ScaffoldContext {
  environment: string
  /** The marking of what describes the environment: the words come from there. */
  marking?: string | undefined
  owner?: string | undefined
  isTaken: (name: string) => boolean
}

/**
 * The page of a service that only the marketplace knows yet, in the words of its broker where it has any. What
 * nobody said is left out, so that `check` asks for it by name; `left` lists it.
 */
export function scaffoldService(
  id: string,
  offering: LiveOffering,
  { environment, marking, owner, isTaken }: ScaffoldContext,
): { after: string; left: string[] } {
  const { description, about, broker } = offering
  const named = [plainWords(about?.displayName, 60), offering.name, `${offering.name} ${broker ?? id}`]
  const name = named.find((n) => n !== undefined && !isTaken(n)) ?? id
  const others = [offering.name, ...(about?.tags ?? [])].flatMap((word) => plainWords(word, 40) ?? [])
  const aliases = [...new Map(others.map((word) => [word.toLowerCase(), word])).values()].filter(
    (word) => word.toLowerCase() !== name.toLowerCase() && word !== id && !isTaken(word),
  )
  const text = markdown(about?.longDescription) ?? markdown(description)
  const category = categoryOf(offering)
  const fields = {
    ...(marking === undefined ? {} : { marking }),
    name,
    ...(aliases.length > 0 ? { aliases } : {}),
    kind: 'managed',
    category,
    short: plainWords(description, 40)?.replace(/\.$/, '') ?? plainWords(about?.displayName, 40),
    summary: inlineMarkdown(firstSentence(description ?? about?.longDescription)),
    owner: owner ?? plainWords(about?.provider) ?? (broker && plainWords(`Operators of broker ${broker}`)),
    ...docsOf(about),
  }
  const left = ['category', 'short', 'summary', 'owner'].filter(
    (key) => fields[key as keyof typeof fields] === undefined,
  )
  if (text === undefined) left.push('text')
  const from = `Offering ${offering.name}${broker === undefined ? '' : ` of broker ${broker}`}`
  const words = "The words are the broker's, the category is guessed from them: confirm all of it."
  const still = left.length > 0 ? ` Still to be said: ${left.join(', ')}.` : ''
  const after = [
    '---',
    `# ${oneLine(from)}, first seen in ${environment}.`,
    `#${text === undefined ? '' : ` ${words}`}${still}`,
    `${stringify(fields, { lineWidth: 0 })}---`,
    '',
    '## What it is for',
    '',
    ...(text === undefined ? [] : [text, '']),
  ]
  return { after: after.filter((line) => line !== '#').join('\n'), left }
}

/** Addresses as code: inside the gap they are dead links, and still say where to look. */
function docsOf(about: LiveOffering['about']) {
  const docs = [
    { title: "The broker's documentation", where: about?.documentation },
    { title: "The broker's support", where: about?.support },
  ].flatMap(({ title, where }) =>
    where === undefined ? [] : [{ title, where: `\`${where.replaceAll('`', '')}\`` }],
  )
  return docs.length > 0 ? { docs } : {}
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ')
