import { whyWithheld } from '../../domain/marking/dominance.ts'
import { isAtMost, type MarkingReading } from '../../domain/marking/marking.ts'
import { parseMarking } from '../../domain/marking/parse.ts'
import type { Network } from '../../model/network.ts'
import type { Scheme } from '../../model/scheme.ts'
import type { Description } from '../bundle/description.ts'
import type { BundleFinding } from './finding.ts'

/** By what a bundle's markings are judged: its own description of its network, or the reader's. */
export interface MarkingJudge {
  network: Pick<Network, 'name' | 'holds' | 'audience'> & { id: string }
  scheme: Scheme
}

/** The markings of whole and files: readable, held by the network, no file above the whole. */
export function checkMarkings(description: Description, { network, scheme }: MarkingJudge): BundleFinding[] {
  const findings: BundleFinding[] = []
  const read = (text: string): MarkingReading => {
    const parsed = parseMarking(text, scheme)
    return parsed.ok ? parsed.marking : 'unreadable'
  }
  const report = (message: string, file?: string) =>
    findings.push({ code: 'marking', message, ...(file === undefined ? {} : { file }) })

  if (description.network.id !== network.id)
    report(`the bundle was made for the network "${description.network.id}", not for "${network.id}"`)
  const whole = read(description.marking)
  const why = whyWithheld(network, whole, scheme)
  if (why) report(`the whole is marked ${description.marking}: ${why}`)
  for (const [file, text] of Object.entries(description.files)) {
    const reading = read(text)
    const whyNot = whyWithheld(network, reading, scheme)
    if (whyNot) report(`is marked ${text}: ${whyNot}`, file)
    else if (reading !== 'unreadable' && whole !== 'unreadable' && !isAtMost(reading, whole, scheme))
      report(`is marked ${text}, above the whole, which is marked ${description.marking}`, file)
  }
  return findings
}
