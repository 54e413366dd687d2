import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Prose } from '../../bench/prose.ts'
import { type Slot, slots, type Texts } from './slots.ts'

/** Something that the low network may not hold, and where it stands among what it may. */
export interface Thing {
  /** A key of {@link slots}. */
  slot: string
  /** Names it among its kind: a part of ids and of names of files. */
  id: string
  words: string
  /** From 0, before everything in its list, to 1, behind it. */
  at: number
}

/** A workspace: what the low network gets follows from `seed` alone; everything else is withheld from it. */
export interface World {
  seed: number
  things: readonly Thing[]
  /** Comments, by the file they stand in and where. */
  comments: readonly { file: string; at: number; words: string }[]
  /** A layer of the high side, if there is one. */
  layer?: { id: string; name: string; things: readonly Thing[] }
}

/** Writes a world in `folder`, which is emptied before. Gives its layers. */
export function writeWorld(world: World, folder: string): string[] {
  rmSync(folder, { recursive: true, force: true })
  const ground = join(folder, 'ground')
  cpSync('tests/fixtures/base', ground, { recursive: true })
  const texts = releasedTexts(world.seed)
  for (const thing of world.things) put(slotOf(thing), thing, texts)
  const lines = joined(texts)
  for (const { file, at, words } of world.comments) {
    const text = lines.get(file)
    if (text !== undefined) lines.set(file, withComment(file, text, at, words))
  }
  for (const [path, text] of lines) write(join(ground, path), text)
  const person = world.things.filter(({ slot }) => slot === 'person')
  for (const { words, at } of person) {
    const file = join(ground, 'environments/il4/environment.yaml')
    const more = `{name: "${words}", marking: SECRET}`
    const [first, last] = at < 0.5 ? [`${more}, `, ''] : ['', `, ${more}`]
    write(file, readFileSync(file, 'utf8').replace(/people: \[(.*)\]/, `people: [${first}$1${last}]`))
  }
  if (!world.layer) return [ground]
  const over = join(folder, 'over')
  const own: Texts = new Map([
    ['layer.yaml', [`id: ${world.layer.id}\nname: ${world.layer.name}\nmarking: SECRET\n`]],
  ])
  for (const thing of world.layer.things) put(slotOf(thing), thing, own)
  for (const [path, text] of joined(own)) write(join(over, path), text)
  write(join(over, 'environments/.keep'), '')
  return [ground, over]
}

function slotOf({ slot }: Thing): Slot {
  const found = slots[slot]
  if (!found) throw new Error(`${slot} is no place`)
  return found
}

/** What a thing says, put among the parts of its file; what it needs beside it, too. */
function put({ file, part, also, beside }: Slot, thing: Thing, texts: Texts): void {
  putIn(file(thing.id), part(thing), thing, texts)
  if (also) putIn(also(thing.id), part(thing), thing, texts)
  for (const [other, text] of Object.entries(beside?.(thing) ?? {})) texts.set(other, [text])
}

function putIn(path: string, said: string, thing: Thing, texts: Texts): void {
  const parts = texts.get(path) ?? []
  const place = Math.round(thing.at * parts.length)
  // A page begins with what is said of it.
  const first = path.endsWith('.mdx') && parts.length > 0 ? 1 : 0
  parts.splice(Math.max(first, place), 0, said)
  texts.set(path, parts)
}

/** Whole files, of their segments. */
function joined(texts: Texts): Map<string, string> {
  const files = new Map<string, string>()
  for (const [key, parts] of [...texts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [path = ''] = key.split('#')
    files.set(path, (files.get(path) ?? '') + parts.join(''))
  }
  return files
}

function withComment(file: string, text: string, at: number, words: string): string {
  const lines = text.split('\n')
  if (file.endsWith('.mdx')) {
    const blank = lines.flatMap((line, i) => (line === '' && i > lines.indexOf('---', 1) ? [i] : []))
    const place = blank[Math.floor(at * blank.length)] ?? lines.length
    lines.splice(place, 0, '', `{/* ${words} */}`)
    return lines.join('\n')
  }
  lines.splice(Math.floor(at * lines.length), 0, `# ${words}`)
  return lines.join('\n')
}

function write(path: string, text: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

/** What the low network gets, in parts between which something withheld may stand. */
function releasedTexts(seed: number): Texts {
  const prose = new Prose(seed)
  const some = (most: number) => Array.from({ length: prose.below(most + 1) }, (_, i) => i)
  const texts: Texts = new Map()
  const add = (path: string, ...parts: string[]) => texts.set(path, [...(texts.get(path) ?? []), ...parts])
  const plans = some(3).map((i) => `    - {name: plan-${i}}\n`)
  const limits = some(3).map(() => `    - ${prose.sentence()}\n`)
  for (const where of ['il2', 'il4']) {
    const path = `environments/${where}/services.yaml`
    add(`${path}#0`, 'postgres:\n  status: available\n  version: 17.6\n  plans:\n    - {name: small}\n')
    add(`${path}#1`, ...plans)
    add(`${path}#2`, '  limits:\n    - A limit.\n')
    add(`${path}#3`, ...limits)
  }
  add('environments/il4/roadmap.yaml', readBase('environments/il4/roadmap.yaml'))
  for (const i of some(3))
    add(
      'environments/il4/roadmap.yaml',
      `item-${i}:\n  title: Item ${i}\n  kind: change\n  target: 2027-Q${1 + prose.below(4)}\n  status: on-track\n  confidence: high\n  impact: ${prose.sentence()}\n`,
    )
  add('environments/il4/notices.yaml', readBase('environments/il4/notices.yaml'))
  for (const i of some(3))
    add(
      'environments/il4/notices.yaml',
      `notice-${i}:\n  title: Notice ${i}\n  kind: information\n  from: 2026-11-1${1 + prose.below(8)}T08:00Z\n  summary: ${prose.sentence()}\n`,
    )
  add('content/glossary.yaml', readBase('content/glossary.yaml'))
  for (const i of some(3))
    add('content/glossary.yaml', `term-${i}:\n  term: Term ${i}\n  meaning: ${prose.sentence()}\n`)
  add('content/objectives.yaml', readBase('content/objectives.yaml'))
  const paragraphs = () => some(5).map(() => `${prose.sentence()}\n\n`)
  add('content/guides/start/canary.mdx', `${readBase('content/guides/start/canary.mdx')}\n`, ...paragraphs())
  for (const i of some(2))
    add(
      `content/guides/start/guide-${i}.mdx`,
      `---\ntitle: Guide ${i}\nsummary: ${prose.sentence()}\ntopic: start\nfor: [pre]\nreviewed: 2026-11-01\n---\n\n## Words\n\n`,
      ...paragraphs(),
      '- One.\n',
      '- Two.\n',
    )
  return texts
}

const readBase = (path: string) => readFileSync(join('tests/fixtures/base', path), 'utf8')
