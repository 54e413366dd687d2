import type { RuleEffect } from '../../domain/fit/rules/codes.ts'
import type { Verdict } from '../../domain/fit/verdict.ts'
import type { Playbook } from '../../domain/playbook/playbook.ts'
import type { Link, Page } from './page.ts'
import { referencePage } from './reference.ts'

/** What each verdict means, from the best to the worst, and whether to wait, to ask or to go. */
export const meanings: { verdict: Verdict; means: string }[] = [
  { verdict: 'fits', means: 'It could go today.' },
  {
    verdict: 'limited',
    means: 'It could go today. Read the limits first: a smaller plan, an older version, an end date.',
  },
  {
    verdict: 'unknown',
    means:
      'Neither the files nor the playbook say enough. The line says what to give, and nothing is guessed.',
  },
  {
    verdict: 'not-yet',
    means: 'It is on the roadmap of that environment, with a date and how sure the date is.',
  },
  {
    verdict: 'no',
    means: 'It is not offered, and nobody has promised it. Why, what to take instead, and how to ask.',
  },
  {
    verdict: 'refused',
    means:
      'cf push or Cloud Controller would stop, whatever is offered. The rule, and what to write instead.',
  },
]

/** What a rule of the platform leads to, in a few words. */
export const ruleEffectWords: Record<RuleEffect, string> = {
  refused: 'refused',
  absent: 'does not fit',
  lost: 'dropped without a word',
  otherwise: 'read in another way',
  waits: 'the push stops',
}

/** What is looked at in the files that are given. */
export const checked: { what: string; against: string }[] = [
  {
    what: 'The manifest itself, as cf push reads it',
    against: 'what Cloud Controller refuses, and what cf drops or reads in another way',
  },
  { what: 'Services, plans, versions', against: 'status, plan, version and its day, organisation' },
  {
    what: 'Stack, buildpacks, images',
    against: 'name on that stack, state, end date; whether an address can be reached',
  },
  {
    what: 'Memory, disk, instances, logs, time to start',
    against: 'limits of one process, and of all apps together',
  },
  { what: 'Routes', against: 'domains of the environment by their kind, hosts, ports, paths' },
  { what: 'What it calls', against: 'domains of the environment, routes out' },
  { what: 'What the app brings', against: 'the expectations that apply because of it, with lead time' },
]

/** Where to read about services and expectations of each environment, without a script. */
export const readingList = (playbook: Playbook): { name: string; links: Link[] }[] =>
  playbook.environments.map(({ id, data }) => ({
    name: data.name,
    links: (['services', 'onboarding', 'roadmap'] as const).map((page) => ({
      href: `/environments/${id}/${page}`,
      text: page.charAt(0).toUpperCase() + page.slice(1),
    })),
  }))

/** Title, lead and facts of the page. */
export function fitPage(playbook: Playbook): Page {
  return referencePage(playbook, {
    lead: 'Give an app manifest, and see where the app could go today, what stands in its way, and what to do about it. Your files are read in this page and sent to nobody.',
    facts: [
      { label: 'Environments', text: String(playbook.environments.length) },
      { label: 'Reads', text: 'Manifest, vars, services' },
      { label: 'Keeps', text: 'Nothing' },
    ],
  })
}
