import { anchorsAt, pagesOf } from '../pages/anchors.ts'
import { type Entry, keyOf, type Playbook } from '../playbook/playbook.ts'
import type { Problem } from '../playbook/problem.ts'
import { type Reference, referencesOf, resolves, scopeOf } from '../playbook/references.ts'
import { linksOf } from '../text/links.ts'
import { linkTypes, textsWith } from '../text/texts.ts'
import { type Check, type CheckContext, finding } from './check.ts'

const rule = {
  code: 'reference-withheld',
  severity: 'error',
  title: 'A reference to something that the network does not get',
  why: 'A name or a link tells that the thing exists, and leads nowhere.',
  wrong: 'roadmap: relay-upgrade, where that item is HIGH and the network holds LOW',
  right: 'marking: HIGH on what refers to it too, or no reference',
} as const

/** Found for one network: in what it gets, names and links of what it does not get. */
export const markingReferenceWithheld: Check = {
  rule,
  *run(playbook, { release, parseProse }) {
    if (!release) return
    const whole = new Map(playbook.entries.map((entry) => [keyOf(entry), entry]))
    for (const entry of release.entries) {
      // What is left of an entry may reach fewer environments than the whole of it does.
      const environments = scopeOf(whole.get(keyOf(entry)) ?? entry)
      for (const reference of referencesOf(entry, playbook)) {
        if (!resolves(release, reference) && resolves(playbook, { ...reference, environments }))
          yield finding(rule, reference.at(), `${nameOf(reference)} is withheld from the network`, fix)
      }
      if (entry.kind === 'triage') yield* lostSteps(entry as Entry<'triage'>, playbook)
    }
    yield* lostPages(playbook, release, parseProse)
  },
}

const fix = 'leave it out, mark what refers to it the same, or lower the marking of what it names'

const nameOf = ({ kind, id }: Reference) => `${kind} "${id}"`

/** Answers that lead to a step which is gone; in the whole path it is there. */
function* lostSteps(path: Entry<'triage'>, playbook: Playbook): Generator<Problem> {
  const whole = playbook.get('triage', path.id, path.environment)?.data.steps ?? {}
  for (const [id, step] of Object.entries(path.data.steps)) {
    const gotos =
      step.kind === 'ask'
        ? step.answers.map(({ goto }, i) => ({ goto, at: ['answers', i, 'goto'] }))
        : step.kind === 'do' && step.goto !== undefined
          ? [{ goto: step.goto, at: ['goto'] }]
          : []
    for (const { goto, at } of gotos) {
      if (Object.hasOwn(path.data.steps, goto) || !Object.hasOwn(whole, goto)) continue
      yield finding(rule, path.at(['steps', id, ...at]), `step "${goto}" is withheld from the network`, fix)
    }
  }
}

function* lostPages(
  playbook: Playbook,
  release: Playbook,
  parseProse: CheckContext['parseProse'],
): Generator<Problem> {
  const [all, left] = [playbook, release].map((of) => {
    const pages = pagesOf(of)
    const files = new Set(of.files.map(({ path }) => `/${path}`))
    return (address: string, anchor: string | undefined) => {
      const page = pages.get(address)
      if (!page || anchor === undefined) return files.has(address) || page !== undefined
      return anchorsAt(of, page).some(({ id }) => id === anchor)
    }
  })
  for (const text of textsWith(release, parseProse, linkTypes)) {
    for (const { url, target, at } of linksOf(text)) {
      if (target.leads !== 'page' || left?.(target.address, target.anchor)) continue
      if (all?.(target.address, target.anchor))
        yield finding(rule, at(), `what ${url} leads to is withheld from the network`, fix)
    }
  }
}
