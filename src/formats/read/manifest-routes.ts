import type { Route, Routes } from '../../domain/fit/app.ts'
import { parseRoute } from '../../domain/fit/routes.ts'
import type { Position } from '../../domain/playbook/problem.ts'
import { checkKnown } from './manifest-attributes.ts'
import type { Fields } from './manifest-fields.ts'
import { type Attributes, presentValue } from './manifest-present.ts'
import { checkRouteOptions } from './route-options.ts'
import { child, type Dict, scalarText, type Tree } from './tree.ts'

/** The routes of an app, as far as they can be read without knowing an environment's domains. */
export function readRoutes(attributes: Attributes, at: Position, fields: Fields): Routes {
  const listed = fields.many(
    presentValue(attributes, 'routes'),
    'routes',
    (item) => readRoute(item, fields),
    'routes-form',
  )
  const [none, random, standard] = ['no-route', 'random-route', 'default-route'].map((key) =>
    fields.truth(presentValue(attributes, key), key),
  )
  if (random && standard) {
    const place = attributes.get('random-route')?.at ?? at
    const says = 'it stands with `default-route: true`'
    fields.remark('route-random-default', place, 'random-route', says, 'keep one of them')
  }
  const empty: Routes['listed'] = { at, value: [] }
  const some = listed && (listed.missing || listed.value.length > 0)
  if (none) {
    if (some) {
      const says = 'no route is made, because of `no-route: true`'
      fields.remark('manifest-routes-unused', listed.at, 'routes', says, 'take `no-route` out, or the routes')
    }
    return { kind: 'none', at, listed: empty }
  }
  if (some) return { kind: 'listed', at: listed.at, listed }
  return { kind: 'generated', at, listed: empty }
}

function readRoute(item: Tree, fields: Fields): Route | undefined {
  const route = item.kind === 'map' ? fields.text(child(item, 'route'), 'route') : undefined
  if (item.kind !== 'map' || !route) {
    fields.remark(
      'routes-form',
      item.at,
      'routes',
      'one is no map with `route`',
      'write `- route: HOST.DOMAIN`',
    )
    return undefined
  }
  checkKnown(item.entries, ['route', 'protocol', 'options'], 'a route', fields)
  checkProtocol(item, fields)
  checkRouteOptions(item, fields)
  const asked = scalarText(child(item, 'protocol'))
  const protocol = protocols.find((each) => each === asked)
  if (route.missing || isAddress(route.value)) return protocol === undefined ? route : { ...route, protocol }
  const fix = 'write HOST.DOMAIN, with https:// or tcp:// before it at most'
  fields.remark('route-address', route.at, 'route', 'it is no address of a route', fix)
  return undefined
}

/** `ManifestRoute#valid?`: a host, and a scheme that goes with a port or with none. */
function isAddress(text: string): boolean {
  const { scheme, host, port } = parseRoute(text)
  if (host === '' || /\s/.test(text)) return false
  return scheme === undefined || (port === undefined ? ['http', 'https'] : ['tcp']).includes(scheme)
}

const protocols: readonly string[] = ['http1', 'http2', 'tcp']

function checkProtocol(item: Dict, fields: Fields) {
  const protocol = child(item, 'protocol')
  const text = scalarText(protocol)
  if (!protocol || (protocol.kind === 'scalar' && protocol.missing)) return
  if (text !== undefined && protocols.includes(text)) return
  fields.remark('route-protocol', protocol.at, 'protocol', 'no route has it', 'write http1, http2 or tcp')
}
