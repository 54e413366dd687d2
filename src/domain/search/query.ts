/** Whether a word carries no subject, such as `how` and `from`. */
export const isSmall = (word: string) => small.has(word.toLowerCase().replace(/['’]/g, ''))

/** What a question is after, told by its question word. */
export type Intent = 'when' | 'who' | 'how' | 'why' | 'what' | 'where' | 'news' | 'state' | 'limit' | 'date'

export interface Query {
  /** Words to look for, in order, as they were typed. */
  words: string[]
  /** Indices into the environments that are named. */
  environments: number[]
  intents: Intent[]
  /** The last word may not be finished. */
  open: boolean
}

/** Words that carry a question but no subject, and what they tell of it. */
const small = new Set(
  (
    'a about am an and any anybody anyone anything are arrive arrives arrived as at be been being but by came can choose come comes coming could cant cannot current currently dear did didnt do does doesnt doing dont early else ever exist exists existing ' +
    'find for from get gets getting give given go goes going got had has have having hello help hi i if im in into is isnt it its ive just keep keeps kept latest let like ' +
    'long look lot make makes many may me mean means meaning might more most much must my myself need needed needs next no not of off ok on one or other our out ' +
    'please per put right say says see seems set should show so some soon such take takes tell than that thats the their them then there theres these they thing things this to today tomorrow tonight too ' +
    'try trying up upcoming us use used using very versus vs want wants was wasnt we well went were weve what whats when where wheres which while who whom whos whose why ' +
    'will with wont work works would wouldnt yesterday yet you your how happens happen suddenly now keeps way'
  ).split(' '),
)
const intents: Record<string, Intent> = {
  when: 'when',
  date: 'when',
  arrive: 'when',
  arrives: 'when',
  come: 'when',
  comes: 'when',
  coming: 'when',
  soon: 'when',
  next: 'when',
  upcoming: 'when',
  who: 'who',
  whom: 'who',
  contact: 'who',
  call: 'who',
  phone: 'who',
  escalate: 'who',
  escalation: 'who',
  emergency: 'who',
  duty: 'who',
  oncall: 'who',
  reach: 'who',
  speak: 'who',
  talk: 'who',
  answers: 'who',
  night: 'who',
  weekend: 'who',
  how: 'how',
  request: 'how',
  why: 'why',
  differs: 'why',
  different: 'why',
  difference: 'why',
  what: 'what',
  whats: 'what',
  mean: 'what',
  means: 'what',
  meaning: 'what',
  definition: 'what',
  where: 'where',
  changed: 'news',
  new: 'news',
  news: 'news',
  changelog: 'news',
  down: 'state',
  outage: 'state',
  outages: 'state',
  broken: 'state',
  incident: 'state',
  incidents: 'state',
  disruption: 'state',
  disruptions: 'state',
  maintenance: 'state',
  limit: 'limit',
  limits: 'limit',
  quota: 'limit',
  quotas: 'limit',
  max: 'limit',
  maximum: 'limit',
  calendar: 'date',
  christmas: 'date',
  freeze: 'date',
  freezes: 'date',
  frozen: 'date',
  holiday: 'date',
  holidays: 'date',
  thanksgiving: 'date',
  window: 'date',
  windows: 'date',
  ...monthsAsked(),
}

/** Months by name and in short, but for what is a word of its own. */
function monthsAsked(): Record<string, Intent> {
  const names =
    'january february march april june july august september october november december jan feb apr jun jul aug sep sept oct nov dec'
  return Object.fromEntries(names.split(' ').map((name) => [name, 'date' as const]))
}

/** Past this many words a query is a text; the rest is not looked at. */
const most = 12

/**
 * Reads what was typed: question words go, environments are recognised by id or name (`IL-5` and `il 5` too).
 * Where there are nothing but question words, the longest of them is what is looked for.
 */
export function parseQuery(typed: string, environments: readonly { id: string; label: string }[]): Query {
  const text = typed.replace(
    verbInTwo,
    (_, verb: string, rest: string) => stems[verb.toLowerCase()] + rest.toLowerCase(),
  )
  const tokens = joinNames(tokensOf(text), environments).slice(0, most)
  const named = new Set<number>()
  const found = new Set<Intent>()
  const words: string[] = []
  const places: string[] = []
  for (const [i, said] of tokens.entries()) {
    const token = said.toLowerCase()
    const place = environmentOf(token, environments)
    const intent = Object.hasOwn(intents, token) ? intents[token] : undefined
    if (intent) found.add(intent)
    if (place >= 0) {
      named.add(place)
      places.push(said)
    } else if (!isSmall(token) || (i === 0 && token === 'go' && tokens.length > 1)) {
      // What begins with "go" is about the language: "go buildpack".
      words.push(said)
    }
  }
  // "how long" asks for a lead time, "how much" for a limit; both words are small.
  if (/\bhow (long|early|soon)\b/i.test(text)) words.push('lead', 'time')
  if (/\bhow (much|many|big|large)\b/i.test(text)) found.add('limit')
  if (/\bon[ -](call|duty)\b/i.test(text)) found.add('who')
  // Two environments are named to be compared, so both have to be there.
  if (named.size > 1) words.push(...places)
  const longest = tokens.reduce((a, b) => (b.length > a.length ? b : a), '')
  const left = words.length > 0 || named.size > 0 ? words : [longest].filter(Boolean)
  return {
    words: left.filter((word, i) => left.findIndex((w) => w.toLowerCase() === word.toLowerCase()) === i),
    environments: [...named],
    intents: [...found],
    open: tokens.length > 0 && left.at(-1) === tokens.at(-1) && !/\s$/.test(text),
  }
}

/** A verb and its second word, which alone would be too small to look for: "log in", "rolling back". */
const verbInTwo = /\b(log|logging|logs|roll|rolling|rolls)\s+(in|on|back)\b/gi
const stems: Record<string, string> = {
  log: 'log',
  logging: 'log',
  logs: 'log',
  roll: 'roll',
  rolling: 'roll',
  rolls: 'roll',
}

/** Words between white space, without the punctuation around them, and without what is true of one moment alone. */
function tokensOf(text: string): string[] {
  return text
    .split(/\s+/)
    .map((token) => token.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((token) => token !== '' && !passing.test(token))
}

/** Times with seconds, addresses of machines, long numbers, and ids, as they stand in the lines of a log. */
const passing =
  /^(?:\d{4}-\d\d-\d\dT.*|\d\d:\d\d:\d\d.*|\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?|\d{6,}|(?=.*\d)[\da-f]{8}(?:-?[\da-f]{4}){2,}[\da-f-]*)$/i

const bare = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '')

const environmentOf = (token: string, environments: readonly { id: string; label: string }[]) =>
  environments.findIndex((e) => bare(e.id) === bare(token) || bare(e.label) === bare(token))

/** `il 5` is one word when together they name an environment. */
function joinNames(tokens: string[], environments: readonly { id: string; label: string }[]): string[] {
  const joined: string[] = []
  for (let i = 0; i < tokens.length; i++) {
    const pair = `${tokens[i]}${tokens[i + 1] ?? ''}`
    if (i + 1 < tokens.length && environmentOf(pair, environments) >= 0) {
      joined.push(pair)
      i++
    } else joined.push(tokens[i] ?? '')
  }
  return joined
}
