import { stringify } from 'yaml'
import type { LiveOffering } from '../../domain/live/catalog.ts'
import { categoryOf } from './category.ts'
import { cleanMarkdownLine, firstSentence, markdown, plainWords } from './words.ts'

/** What a page of a new service has to know beside its offering. */
export interface ScaffoldContext {
  environment: string
  /** The marking of what describes the environment: the words come from there. */
  marking?: string | undefined
  /** Said for all new services. */
  owner?: string | undefined
  /** Where neither provider nor broker is known. */
  fallbackOwner?: string | undefined
  isTaken: (name: string) => boolean
}

/**
 * The page of a service that only the marketplace knows yet, in the words of its broker where it has any. What
 * nobody said is left out, so that `check` asks for it by name; `left` lists it.
 */
export function scaffoldService(
  id: string,
  offering: LiveOffering,
  { environment, marking, owner, fallbackOwner, isTaken }: ScaffoldContext,
): { after: string; left: string[] } {
  const { description, about, broker } = offering
  const named = [plainWords(about?.displayName, 60), offering.name, `${offering.name} ${broker ?? id}`]
  const name = named.find((n) => n !== undefined && !isTaken(n)) ?? id
  const others = [offering.name, ...(about?.tags ?? [])].flatMap((word) => plainWords(word, 40) ?? [])
  const aliases = [...new Map(others.map((word) => [word.toLowerCase(), word])).values()].filter(
    (word) => word.toLowerCase() !== name.toLowerCase() && word !== id && !isTaken(word),
  )
  const text = markdown(about?.longDescription) ?? markdown(description) ?? factsOf(offering)
  const category = categoryOf(offering)
  const fields = {
    ...(marking === undefined ? {} : { marking }),
    name,
    ...(aliases.length > 0 ? { aliases } : {}),
    kind: 'managed',
    category,
    short: plainWords(description, 40)?.replace(/\.$/, '') ?? plainWords(name.replace(/[-_.]+/g, ' '), 40),
    summary: cleanMarkdownLine(firstSentence(description ?? about?.longDescription)) ?? factsOf(offering),
    owner:
      owner ??
      plainWords(about?.provider) ??
      (broker === undefined ? fallbackOwner : plainWords(`Operators of broker ${broker}`)),
    ...docsOf(about),
  }
  const left = ['category', 'short', 'summary', 'owner'].filter(
    (key) => fields[key as keyof typeof fields] === undefined,
  )
  const from = `Offering ${offering.name}${broker === undefined ? '' : ` of broker ${broker}`}`
  const silent = description === undefined && about?.longDescription === undefined
  const words = silent
    ? 'The export says nothing of it; category and owner are guessed: say what it is for.'
    : "The words are the broker's, category and owner are guessed: confirm all of it."
  const still = left.length > 0 ? ` Still to be said: ${left.join(', ')}.` : ''
  const after = [
    '---',
    `# ${oneLine(from)}, first seen in ${environment}.`,
    `# ${words}${still}`,
    `${stringify(fields, { lineWidth: 0 })}---`,
    '',
    '## What it is for',
    '',
    text,
    '',
  ]
  return { after: after.join('\n'), left }
}

/** Where the broker says nothing of an offering: its name and its plans. */
function factsOf({ name, broker, plans = [] }: LiveOffering): string {
  const of = broker === undefined ? '' : ` of broker ${broker}`
  const listed = plans.length > 0 ? `, with the plans ${plans.map((plan) => plan.name).join(', ')}` : ''
  return cleanMarkdownLine(`The offering ${name}${of}${listed}.`) ?? ''
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
