import type { Playbook } from '../playbook/playbook.ts'
import { isOpen } from '../roadmap/open.ts'
import { type Address, environmentAddress } from './address.ts'
import { kind } from './described.ts'
import { type Home, surrounding } from './environment.ts'
import { servicesInOrder } from './services.ts'

/** Where the field book of an environment stands: all of it on sheets, for where no screen is. */
export const bookAddress = (id: string): Address => `${environmentAddress(id)}/book`

/** Where its card stands: one sheet, for the wall or the pocket. */
export const cardAddress = (id: string): Address => `${environmentAddress(id)}/card`

/** The promises of an environment that are still to come. */
const promisedIn = (playbook: Playbook, id: string) =>
  playbook.all('roadmap', id).filter(({ data }) => isOpen(data))

/**
 * An environment on sheets. Everything in it stands on pages of its own, so search and the A to Z pass it over: who looks
 * for something is led to where it can be followed.
 */
export const book = kind<Home>('book', {
  of: (playbook) => playbook.environments,
  address: ({ id }) => bookAddress(id),
  environment: ({ id }) => id,
  label: 'Field book',
  title: ({ data }) => `Field book of ${data.name}`,
  list: true,
  contents: true,
  parts: (home, playbook) => {
    const { id, data } = home
    const before = playbook.get('environment', data.promotesFrom ?? '')
    return [
      { id: 'book:who', title: 'Who answers' },
      { id: 'book:look', title: 'Where to look, and what to type' },
      {
        id: 'book:differs',
        title: `What differs from ${before?.data.name}`,
        shown: before !== undefined && data.differs.length > 0,
      },
      { id: 'book:days', title: 'Days and hours' },
      { id: 'book:access', title: 'Access and requests' },
      { id: 'book:posture', title: 'Posture and assumptions' },
      { id: 'book:services', title: 'Services', shown: playbook.all('availability', id).length > 0 },
      {
        id: 'book:expected',
        title: 'What is expected before a release',
        shown: Object.keys(playbook.all('onboarding', id)[0]?.data.expectations ?? {}).length > 0,
      },
      { id: 'book:promised', title: 'What is promised', shown: promisedIn(playbook, id).length > 0 },
      { id: 'book:paths', title: 'Triage paths', shown: playbook.triage(id).length > 0 },
    ]
  },
  places: ({ id }, playbook) =>
    playbook.triage(id).map((path) => ({ id: `path:${path.id}`, of: 'section' as const })),
  material: (home, playbook) => {
    const { whole, chosen, counted } = surrounding(playbook, home.id)
    const offered = playbook.all('availability', home.id)
    return {
      whole: [...whole, ...offered, ...playbook.all('onboarding', home.id), ...playbook.triage(home.id)],
      named: [...servicesInOrder(playbook).filter(({ id }) => offered.some((offer) => offer.id === id))],
      chosen: [...chosen, ...promisedIn(playbook, home.id)],
      counted,
    }
  },
})

/** Who answers, when, where logs are, what to type, whom to call after a spill: on one sheet. */
export const card = kind<Home>('card', {
  of: (playbook) => playbook.environments,
  address: ({ id }) => cardAddress(id),
  environment: ({ id }) => id,
  label: 'Card',
  title: ({ data }) => `Card of ${data.name}`,
  list: true,
  material: (home, playbook) => {
    const around = surrounding(playbook, home.id)
    return {
      ...around,
      whole: [...around.whole, ...playbook.triage(home.id)],
    }
  },
})
