import type { Position } from '../../domain/playbook/problem.ts'
import type { Fields } from './manifest-fields.ts'
import { resolve } from './manifest-yaml.ts'
import type { Dict, Scalar, Tree } from './tree.ts'

const known = ['loadbalancing', 'hash_header', 'hash_balance']
const balancing = ['round-robin', 'least-connection', 'hash']

/** Remarks on options of a route that `ManifestRoutesUpdateMessage` and `RouteOptionsMessage` refuse. */
export function checkRouteOptions(item: Dict, fields: Fields) {
  const tree = item.entries.get('options')?.value
  if (!tree || isMissing(tree)) return
  const wrong = (at: Position, says: string, fix = `write loadbalancing: ${balancing.join(', ')}`) =>
    fields.remark('route-options', at, 'options', says, fix)
  if (tree.kind !== 'map')
    return wrong(tree.at, 'it is no map', 'write it as keys and values, or take it out')
  for (const [key, { at }] of tree.entries)
    if (!known.includes(key) && !key.includes('((')) wrong(at, 'no route has one of this name')
  const value = (key: string) => tree.entries.get(key)?.value
  const [loads, header, balance] = [value('loadbalancing'), value('hash_header'), value('hash_balance')]
  if ([loads, header, balance].some((each) => each && isMissing(each))) return
  if (loads && !balancing.includes(textIn(loads) ?? '')) wrong(loads.at, 'loads are not balanced so')
  if (loads && textIn(loads) === 'hash') {
    checkHeader(header, loads.at, wrong)
    checkBalance(balance, wrong)
    return
  }
  for (const each of [header, balance])
    if (each && !isNothing(each)) wrong(each.at, 'it goes with `loadbalancing: hash` alone', 'take it out')
}

type Wrong = (at: Position, says: string, fix?: string) => void

function checkHeader(header: Tree | undefined, at: Position, wrong: Wrong) {
  const name = header && textIn(header)
  const fix = 'write `hash_header` with the name of a header, at most 128 characters'
  if (!header || isNothing(header) || name?.trim() === '')
    wrong(header?.at ?? at, '`hash` needs a `hash_header`', fix)
  else if (name === undefined || name.length > 128) wrong(header.at, 'it is no name of a header', fix)
}

function checkBalance(balance: Tree | undefined, wrong: Wrong) {
  if (!balance || isNothing(balance)) return
  const text = balance.kind === 'scalar' ? resolve(balance) : undefined
  const number = text && text.type !== 'null' && text.type !== 'truth' ? Number(text.text) : Number.NaN
  if (number === 0 || (number >= 1.1 && number <= 10)) return
  wrong(balance.at, '`hash_balance` is out of range', 'write 0, or 1.1 to 10')
}

const isMissing = (tree: Tree): tree is Scalar => tree.kind === 'scalar' && tree.missing !== undefined

const isNothing = (tree: Tree) => tree.kind === 'scalar' && resolve(tree).type === 'null'

/** A scalar that is text to YAML 1.1. */
function textIn(tree: Tree): string | undefined {
  const found = tree.kind === 'scalar' ? resolve(tree) : undefined
  return found?.type === 'text' ? found.text : undefined
}
