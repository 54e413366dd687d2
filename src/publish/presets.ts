import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type Scheme, schemeSchema } from '../model/scheme.ts'
import { generator } from './generator.ts'

/** A scheme that ships: its name, the text of its file with its source, and what it says. */
export interface Preset {
  name: string
  text: string
  scheme: Scheme
}

/** The names of the schemes that ship. */
export const presetNames = (): string[] =>
  readdirSync(join(generator, 'presets'))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort()

/** One of them. */
export function presetOf(name: string): Preset {
  const text = readFileSync(join(generator, 'presets', `${name}.yaml`), 'utf8')
  return { name, text, scheme: schemeSchema.parse(parse(text)) }
}
