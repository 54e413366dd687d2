import { markingsOf } from '../../../domain/marking/effective.ts'
import { levelOf, nationsOf } from '../../../domain/marking/marking.ts'
import type { Playbook } from '../../../domain/playbook/playbook.ts'
import { type DrawnFigure, drawTwice, lineHeight, wrapWords } from './sheet.ts'

/** What the marking of an environment's data is made of, part by part. */
export function markingParts(playbook: Playbook, environment: string): DrawnFigure | undefined {
  const home = playbook.get('environment', environment)?.data
  if (!home) return undefined
  const { scheme, ...markings } = reading(playbook)
  const marking = markings.read(home.handles)
  if (marking === 'unreadable') return undefined
  const level = levelOf(marking, scheme)
  const controls = scheme.blocks.flatMap((block) => block.controls)
  const nations = nationsOf(marking, scheme)
  const [first = '', ...segments] = home.handles.split('//')
  const caveat = marking.to === undefined ? undefined : segments.at(-1)
  const named = marking.controls.flatMap(
    (banner) => controls.find((c) => c.banner === banner)?.name ?? banner,
  )
  const parts = [
    {
      text: first,
      name: 'Level',
      says: `${scheme.levels.indexOf(level) + 1} of ${scheme.levels.length}: ${scheme.levels.map(({ banner }) => banner).join(' < ')}`,
    },
    {
      text: segments.slice(0, caveat === undefined ? undefined : -1).join('//') || 'none here',
      name: 'Controls',
      says: named.length > 0 ? named.join(', ') : 'who may handle it and how, where there are any',
    },
    {
      text: caveat ?? 'none here',
      name: 'Nations',
      says:
        nations === 'all'
          ? 'without a caveat it may go to all'
          : nations.length === 0
            ? 'a person decides'
            : `it may go to ${nations.join(', ')}`,
    },
  ]
  const drawings = drawTwice((sheet) => {
    if (!sheet.isNarrow) {
      const column = sheet.width / parts.length
      for (const [i, { text, name, says }] of parts.entries()) {
        const x = i * column
        sheet.text(x + 8, 22, text, { strong: true })
        sheet.path(`M${x + 2} 34v6h${column - 16}v-6`, 'accent')
        sheet.text(x + 8, 62, name, { strong: true })
        sheet.block(x + 8, 62 + lineHeight, column - 24, says, { tone: 'soft' })
      }
      return
    }
    let y = 16
    for (const { text, name, says } of parts) {
      const lines = wrapWords(says, sheet.width - 24)
      const end = y + lineHeight * (1 + lines.length) + 4
      sheet.path(`M8 ${y - 12}h-6V${end}h6`, 'accent')
      sheet.text(16, y, text, { strong: true })
      sheet.text(sheet.width, y, name, { tone: 'soft', anchor: 'end' })
      sheet.block(16, y + lineHeight + 2, sheet.width - 24, says, { tone: 'soft' })
      y = end + 30
    }
  })
  return {
    title: `What ${home.handles} is made of`,
    ...drawings,
    words: parts.map(({ text, name, says }) => `${name}: ${text}; ${says}.`),
    caption: `This is how data in ${home.name} is marked.`,
  }
}

function reading(playbook: Playbook) {
  const markings = markingsOf(playbook)
  return { scheme: markings.scheme, read: (text: string) => markings.read(text) }
}
