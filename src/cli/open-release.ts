import { checkPlaybook } from '../domain/checks/registry.ts'
import type { Release } from '../domain/marking/release.ts'
import type { Entry, Playbook } from '../domain/playbook.ts'
import { byPlace, type Problem } from '../domain/problem.ts'
import { releaseTo } from '../workspace/load-release.ts'
import { parseProse } from '../workspace/mdx.ts'
import { type AsOf, asOfDay, networkOf, openWorkspace, rootsOf } from './options.ts'
import type { CommonOptions } from './verb.ts'

/** A workspace as the verbs that publish see it: read, released to one network, checked as that release. */
export interface Opened {
  roots: string[]
  /** Everything that the layers say; for officers and proofs on this side. */
  playbook: Playbook
  network: Entry<'network'>
  release: Release
  asOf: AsOf
  problems: Problem[]
}

/** Reads, releases and checks. Throws a usage error where there is no workspace or no such network. */
export function openRelease(options: CommonOptions & { network?: string }): Opened {
  const roots = rootsOf(options.root)
  const { playbook, problems, unread } = openWorkspace(roots)
  const asOf = asOfDay(options.asOf, playbook, roots[0] ?? '.')
  const network = networkOf(options.network, playbook)
  const release = releaseTo(playbook, network)
  const context = { asOf: asOf.day, parseProse, unread, release: release.playbook }
  const all = [...problems, ...checkPlaybook(playbook, context)].sort(byPlace)
  return { roots, playbook, network, release, asOf, problems: all }
}
