import { usScheme } from '../domain/marking/us-scheme.ts'
import type { Playbook } from '../domain/playbook/playbook.ts'
import type { Control, Level } from '../model/scheme.ts'

/**
 * The colours of markings as CSS: elements carry their marking in `data-marking`, banner or portion form, and
 * the scheme decides how it looks. Longer names come later, so that CUI is not taken for C. It is the first
 * stylesheet of every page, so the order of the cascade is declared here, once: later layers win.
 */
export function markingStyles(playbook: Playbook): string {
  const scheme = playbook.scheme?.data ?? usScheme
  const levels = scheme.levels.toSorted((a, b) => a.banner.length - b.banner.length)
  const rules = levels.map((level) => rule(selectors(level), level.colour, level.ink))
  for (const { paint, controls, from } of scheme.blocks) {
    if (!paint) continue
    const above = scheme.levels.slice(scheme.levels.findIndex((level) => level.banner === from))
    const level = above.flatMap(({ banner, portion }) => [
      startsWith(`${banner}//`),
      startsWith(`(${portion}//`),
    ])
    const marked = [`:is(${level}):is(${[...new Set(controls.flatMap(among))]})`]
    rules.push(rule(marked, paint.colour, paint.ink))
  }
  return `@layer marked, tokens, base, shell, parts, page, look, print;\n${rules.join('')}`
}

const rule = (on: string[], colour: string, ink: Level['ink']) =>
  `${on.join(',')}{--mark:${colour};--mark-ink:${ink === 'white' ? '#fff' : '#000'}}\n`

function selectors({ banner, portion }: Level): string[] {
  return [exactly(banner), startsWith(`${banner}//`), exactly(`(${portion})`), startsWith(`(${portion}//`)]
}

/** A control stands after a slash, and ends at the next one or at the end; or its names stand behind it. */
const among = ({ banner, portion, names }: Control) => [
  ...(names
    ? [`[data-marking*="/${banner}${names.behind}"]`, `[data-marking*="/${portion}${names.behind}"]`]
    : []),
  `[data-marking*="/${banner}/"]`,
  `[data-marking$="/${banner}"]`,
  `[data-marking*="/${portion}/"]`,
  `[data-marking$="/${portion})"]`,
]

const exactly = (text: string) => `[data-marking="${text}"]`
const startsWith = (text: string) => `[data-marking^="${text}"]`
