import type { Network } from '../../model/network.ts'
import type { DocumentBlock, Level } from '../../model/scheme.ts'
import { documentOf } from '../document/blocks.ts'
import { dominates } from '../marking/dominance.ts'
import { markingsOf } from '../marking/effective.ts'
import { levelOf, type MarkingReading, nationsOf } from '../marking/marking.ts'
import { markedParts } from '../marking/parts.ts'
import type { Entry } from '../playbook/playbook.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'marking-document',
  severity: 'warning',
  title: 'A document without what its level wants besides its banner',
  why: 'Whoever holds a controlled or classified document has to see who controls it, by what, and until when.',
  wrong: 'a network whose edition holds what is controlled, and no designation indicator',
  right: 'the block in content/site.yaml, or in environments/networks.yaml for one network',
} as const

const names: Record<DocumentBlock, string> = {
  designation: 'a designation indicator',
  authority: 'a classification authority block',
  distribution: 'a distribution statement',
}

export const markingDocument: Check = {
  rule,
  *run(playbook, { parseProse }) {
    const markings = markingsOf(playbook)
    const { scheme } = markings
    const networks = playbook.all('network')
    if (networks.length === 0) return
    const said = playbook.entries.flatMap((entry) => [
      markings.of(entry),
      ...[...markedParts(entry, markings, parseProse)].map(({ reading }) => reading),
    ])
    const all = [...new Set(said)]
    for (const network of networks) {
      const goes = all.filter((reading) => dominates(network.data, reading, scheme))
      const document = documentOf(playbook, network.id)
      const wanting = new Map<DocumentBlock, Level>()
      for (const reading of goes) {
        const level = reading === 'unreadable' ? undefined : levelOf(reading, scheme)
        for (const block of level?.needs ?? []) if (level && !wanting.has(block)) wanting.set(block, level)
      }
      for (const [block, level] of wanting) {
        if (document[block]) continue
        const message = `the edition for ${network.data.name} holds what is ${level.banner}, and has no ${names[block].replace(/^an? /, '')}`
        const fix = `ask who answers for it, and write ${names[block]}: "${block}" in site.yaml or here`
        yield finding(rule, at(network), message, fix)
      }
      const { authority } = document
      if (authority?.reason !== undefined && authority.derivedFrom !== undefined) {
        const message = `the edition for ${network.data.name} is said to be classified anew, and derived from another source`
        yield finding(
          rule,
          at(network),
          message,
          'ask who classified it which of the two holds (32 CFR 2001.22)',
        )
      }
      const { statement, reasons = [] } = document.distribution ?? {}
      if (statement && 'AF'.includes(statement) && reasons.length > 0) {
        const message = `distribution statement ${statement} gives no reason, and the edition for ${network.data.name} has one`
        yield finding(
          rule,
          at(network),
          message,
          'ask who determined it which statement holds (DoDI 5230.24)',
        )
      }
      const isOpen = (reading: MarkingReading) =>
        reading !== 'unreadable' && nationsOf(reading, scheme) === 'all'
      if (statement === 'A' && !goes.every(isOpen)) {
        const message = `the edition for ${network.data.name} is said to be approved for public release, and holds what may not go to all`
        yield finding(rule, at(network), message, 'ask who approved it; give it the statement that limits it')
      }
    }
  },
}

const at = (network: Entry<'network'> & { data: Network }) => network.at(['holds'])
