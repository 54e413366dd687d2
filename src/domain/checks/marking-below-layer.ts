import { markingsOf } from '../marking/effective.ts'
import { isAtMost, joinAll } from '../marking/marking.ts'
import { printBanner } from '../marking/print.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'marking-below-layer',
  severity: 'error',
  title: 'A marking below that of its layer',
  why: 'A layer lives on networks of its marking, and nothing that is written there goes lower by saying so.',
  wrong: 'marking: LOW, in a layer whose layer.yaml says HIGH',
  right: 'the entry in a layer of its own marking, or without one: then it takes that of its layer',
} as const

/** Found in entries; whatever they say, the release takes the higher of the two. */
export const markingBelowLayer: Check = {
  rule,
  *run(playbook) {
    const markings = markingsOf(playbook)
    const { scheme } = markings
    const layers = new Map(playbook.all('layer').map((layer) => [layer.layer, layer]))
    for (const entry of playbook.entries) {
      const layer = entry.kind === 'layer' ? undefined : layers.get(entry.layer)
      const [own] = markings.written(entry).filter(({ path }) => path.length === 0)
      if (!layer || !own || own.reading === 'unreadable') continue
      const around = markings.read(layer.data.marking)
      if (around === 'unreadable' || isAtMost(around, own.reading, scheme)) continue
      const needed = joinAll([around, own.reading], scheme)
      const banner = needed === undefined || needed === 'unreadable' ? '' : printBanner(needed, scheme)
      yield finding(
        rule,
        entry.at(['marking']),
        `"${own.text}" is below ${layer.data.marking}, at which the layer "${layer.id}" lives`,
        `raise it to ${banner} or leave it out; what may go lower belongs in a layer that lives there`,
        [{ at: layer.at(['marking']), note: `the layer "${layer.id}" says so here` }],
      )
    }
  },
}
