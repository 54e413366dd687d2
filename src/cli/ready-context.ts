import { present } from '../domain/base/present.ts'
import { type FitPlaybook, FitTarget } from '../domain/fit/playbook.ts'
import type { Markings } from '../domain/marking/effective.ts'
import type { Entry, Playbook } from '../domain/playbook/playbook.ts'
import type { GivenRelease, ReadyContext } from '../domain/ready/context.ts'
import type { Path } from '../model/walk.ts'
import { dataFor, type Reported } from './held-playbook.ts'

/** Releases in the environment before, where this version ran; the first environment has its own. */
function historyFor({ id, data }: Entry<'environment'>, { workspace }: Reported): Entry<'release'>[] {
  return workspace.released.all('release', data.promotesFrom ?? id)
}

/** What a release is judged by, but for its evidence, its manifest and its variables. */
export function contextOf(
  given: GivenRelease,
  environment: Entry<'environment'>,
  reported: Reported,
  playbook: FitPlaybook,
): Omit<ReadyContext, 'evidence' | 'unread' | 'variables'> {
  const { released, network, asOf } = reported.workspace
  // Lines of what is released would tell what else stands in a file.
  const placeOf = (entry: Entry, path: Path) => (network === undefined ? entry.at(path) : undefined)
  return {
    given,
    environment,
    before: pathBefore(environment, released),
    onboarding: released.all('onboarding', environment.id)[0],
    objectives: released.all('objective'),
    history: historyFor(environment, reported),
    ...present({
      canaryBefore: released.get('environment', environment.data.promotesFrom ?? environment.id),
    }),
    target: new FitTarget(playbook, environment.id, given.record.org),
    asOf: asOf.day,
    placeOf,
    cite: (entry, path, address) => ({ ...placeOf(entry, path), address }),
  }
}

/** The environments that a release comes through, the nearest first. */
function pathBefore({ data }: Entry<'environment'>, playbook: Playbook): string[] {
  const found: string[] = []
  for (let id = data.promotesFrom; id !== undefined && !found.includes(id); ) {
    found.push(id)
    id = playbook.get('environment', id)?.data.promotesFrom
  }
  return found
}

/** The playbook with the marking of everything that the verdict can say. */
export function playbookFor(
  { record }: GivenRelease,
  environment: Entry<'environment'>,
  reported: Reported,
  markings: Markings,
): FitPlaybook {
  const { released } = reported.workspace
  const before = released.get('environment', environment.data.promotesFrom ?? '')
  const said: Entry[] = [
    environment,
    ...(before ? [before] : []),
    ...released.all('onboarding', environment.id),
    ...released.all('objective'),
    ...historyFor(environment, reported),
  ]
  const written = said.flatMap((entry) => markings.written(entry).map(({ text }) => text))
  return dataFor(reported, [environment.id], [record.marking, ...written])
}
