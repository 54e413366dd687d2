import { countOf, listOf, workingDays } from '../../../domain/base/words.ts'
import type { AppFit, EnvironmentFit } from '../../../domain/fit/judge.ts'
import { visible } from '../../../formats/visible.ts'
import type { Catalog } from '../../../model/catalog.ts'
import { make } from '../parts/dom.ts'
import { summing } from '../parts/portions.ts'
import { hrefOf, proseNodes } from '../parts/prose.ts'

/** What onboarding asks of the apps in an environment because of what they bring, and what a manifest cannot say. */
export function askedOf(fit: EnvironmentFit, { roles }: Catalog, withQuestions: boolean): HTMLElement[] {
  return fit.apps.flatMap((app) => (app.asked.length === 0 ? [] : ofApp(app, fit, roles, withQuestions)))
}

function ofApp(
  { app, asked, conditions, leadTime }: AppFit,
  fit: EnvironmentFit,
  roles: Catalog['roles'],
  withQuestions: boolean,
): HTMLElement[] {
  const label = (id: string) => conditions.find((c) => c.id === id)?.label ?? id
  const special = asked.filter(({ because }) => because.length > 0)
  const questions = conditions.filter(({ holds }) => holds === 'ask')
  const page = make(
    'a',
    { href: hrefOf(`/environments/${fit.environment}/onboarding`) },
    `Onboarding in ${fit.name}`,
  )
  const rest = asked.length - special.length
  const words = ` asks ${countOf(asked.length, 'thing')} of ${visible(app)}, ${workingDays(leadTime)} along the longest chain; ${rest} of them of every app.`
  const parts: HTMLElement[] = [summing(make('p', {}, page, words), asked)]
  if (special.length > 0)
    parts.push(
      make(
        'ul',
        { class: 'rows' },
        ...special.map(({ title, owner, leadTime: takes, because, at }) =>
          make(
            'li',
            {},
            make('a', { href: hrefOf(at.address) }, title),
            ` ${workingDays(takes)}, ${roles[owner] ?? owner}. `,
            make('span', { class: 'dim' }, `${listOf(because.map(label))}.`),
          ),
        ),
      ),
    )
  if (withQuestions && questions.length > 0)
    parts.push(
      make('p', {}, 'The manifest cannot say:'),
      make(
        'ul',
        { class: 'rows' },
        ...questions.map((c) => make('li', {}, make('b', {}, `${c.label}: `), ...proseNodes(c.because))),
      ),
    )
  return parts
}
