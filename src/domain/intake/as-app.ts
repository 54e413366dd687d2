import type { Intake } from '../../model/intake.ts'
import type { Path } from '../../model/walk.ts'
import type { App, GivenValue, Instance, Manifest } from '../fit/app.ts'
import type { FitInput } from '../fit/judge.ts'
import type { Position } from '../playbook/problem.ts'

/** Where something stands in the file of a record. */
export type RecordPlaces = (path: Path) => Position

/**
 * A record as what a manifest would say, so that both are judged by the same rules. Services and integrations
 * belong to the first app: a meeting knows what is bound, seldom by which process.
 */
export function asApps(
  record: Intake,
  file: string,
  at: RecordPlaces,
): Pick<FitInput, 'manifest' | 'instances'> {
  const given = <T>(value: T, ...path: Path): GivenValue<T> => ({ value, at: at(path) })
  const listed = record.apps ?? [{ name: record.team }]
  const apps = listed.map(
    ({ name, instances, memoryMb, diskMb, logBytesPerSecond, buildpacks, image, stack, routes }, i): App => ({
      name: given(name, 'apps', i, 'name'),
      at: at(['apps', i]),
      processes: [
        {
          type: 'web',
          at: at(['apps', i]),
          ...(instances === undefined ? {} : { instances: given(instances, 'apps', i, 'instances') }),
          ...(memoryMb === undefined ? {} : { memoryMb: given(memoryMb, 'apps', i, 'memoryMb') }),
          ...(diskMb === undefined ? {} : { diskMb: given(diskMb, 'apps', i, 'diskMb') }),
          ...(logBytesPerSecond === undefined
            ? {}
            : { logRate: given(logBytesPerSecond, 'apps', i, 'logBytesPerSecond') }),
        },
      ],
      ...(image === undefined
        ? {}
        : { docker: { image: given(image, 'apps', i, 'image'), at: at(['apps', i, 'image']) } }),
      ...(buildpacks === undefined
        ? {}
        : {
            buildpacks: {
              at: at(['apps', i, 'buildpacks']),
              value: buildpacks.map((name, n) => given(name, 'apps', i, 'buildpacks', n)),
            },
          }),
      sidecars: [],
      ...(stack === undefined ? {} : { stack: given(stack, 'apps', i, 'stack') }),
      routes: routesOf(routes, at, i),
      addresses: [],
      remarks: [],
      pending: [],
    }),
  )
  const instances = [...services(record, at), ...userProvided(record, at)]
  const [first] = apps
  if (first) {
    first.services = {
      at: at(['services']),
      value: instances.map((instance) => ({
        name: { at: instance.at, value: instance.name },
        at: instance.at,
      })),
    }
    first.addresses = addresses(record, at)
  }
  const serviceKeys = keysOf(record, at)
  return {
    manifest: {
      file,
      from: 'record',
      apps,
      remarks: [],
      unresolved: [],
      ...(serviceKeys ? { serviceKeys } : {}),
    },
    instances,
  }
}

/** Routes that were spoken of; of an app of which nobody said any, nothing is judged. */
function routesOf(routes: readonly string[] | undefined, at: RecordPlaces, i: number): App['routes'] {
  const place = at(['apps', i, ...(routes === undefined ? [] : ['routes'])])
  const value = (routes ?? []).map((route, n) => ({ value: route, at: at(['apps', i, 'routes', n]) }))
  return { at: place, kind: value.length === 0 ? 'none' : 'listed', listed: { at: place, value } }
}

/** Service keys that are wanted of all services together, and the first that wants one. */
function keysOf({ services = [] }: Intake, at: RecordPlaces): Manifest['serviceKeys'] {
  const first = services.findIndex(({ keys = 0 }) => keys > 0)
  const count = services.reduce((sum, { keys = 0 }) => sum + keys, 0)
  return first < 0 ? undefined : { count, at: at(['services', first, 'keys']) }
}

/** Two of the same service are two instances, told apart by what they are for. */
function services({ services = [] }: Intake, at: RecordPlaces): Instance[] {
  const seen = new Map<string, number>()
  return services.map(({ service, plan, version, for: purpose }, i) => {
    const count = (seen.get(service) ?? 0) + 1
    seen.set(service, count)
    const name = count === 1 ? service : `${service} (${purpose ?? count})`
    return {
      kind: 'managed',
      name,
      at: at(['services', i]),
      offering: service,
      ...(plan === undefined ? {} : { plan }),
      ...(version === undefined ? {} : { version: { value: version, at: at(['services', i, 'version']) } }),
    }
  })
}

const userProvided = ({ integrations = [] }: Intake, at: RecordPlaces): Instance[] =>
  integrations.flatMap(({ name, userProvided }, i) =>
    userProvided ? [{ kind: 'user-provided', name, at: at(['integrations', i]) }] : [],
  )

/** What the app calls, by its host; an address without one is still an integration. */
const addresses = ({ integrations = [] }: Intake, at: RecordPlaces): App['addresses'] =>
  integrations.flatMap(({ name, direction, address }, i) =>
    direction === 'out'
      ? [{ variable: name, host: hostOf(address) ?? name, at: at(['integrations', i]) }]
      : [],
  )

/** `tiles.example` of `https://tiles.example:8443/x`; undefined where there is nothing like a host. */
const hostOf = (address: string | undefined) =>
  /(?:^|\/\/|\s|@)(?:\*\.)?((?:[a-z0-9_-]+\.)+(?:[a-z]{2,24}|\d{1,3}))(?=[:/?#\s,;]|$)/i
    .exec(address ?? '')?.[1]
    ?.toLowerCase()
