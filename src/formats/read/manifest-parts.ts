import { nearest } from '../../domain/base/nearest.ts'
import type { Binding, Many, Sidecar } from '../../domain/fit/app.ts'
import { checkKnown, keyWord } from './manifest-attributes.ts'
import type { Fields } from './manifest-fields.ts'
import { resolve } from './manifest-yaml.ts'
import { given } from './osb.ts'
import { child, type Dict, items, scalarText, type Tree } from './tree.ts'

/** What an app binds. Parameters may hold secrets; they are not read. */
export function readBindings(tree: Tree | undefined, fields: Fields): Many<Binding> | undefined {
  return fields.many(tree, 'services', (item) => readBinding(item, fields), 'services-form')
}

function readBinding(item: Tree, fields: Fields): Binding | undefined {
  const written = item.kind === 'map' ? child(item, 'name') : item
  if (item.kind === 'list' || !written) {
    fields.remark('services-form', item.at, 'services', 'one has no name', 'write `- NAME` or `- name: NAME`')
    return undefined
  }
  if (item.kind === 'map') {
    checkBinding(item, fields)
    const parameters = item.entries.get('parameters')?.value
    if (parameters && parameters.kind !== 'map' && !(parameters.kind === 'scalar' && parameters.missing))
      fields.remark(
        'service-parameters',
        parameters.at,
        'parameters',
        'they are no map',
        'write them as keys and values',
      )
  }
  const says = 'the name of an instance has to be text'
  const name = fields.strictText(written, 'services', 'services-form', says)
  return name && { name, at: item.at }
}

/** `has_valid_hash_keys`: a map with another key than these is no binding at all. */
function checkBinding(item: Dict, fields: Fields) {
  const known = ['name', 'binding_name', 'parameters']
  for (const [key, { at }] of item.entries) {
    if (known.includes(key) || key.includes('((')) continue
    const near = nearest(key.replaceAll('-', '_'), known)
    const fix =
      near === undefined ? `take it out; a binding has ${known.join(', ')}` : `did you mean \`${near}\`?`
    fields.remark('services-form', at, keyWord(key), 'a binding has nothing of this name', fix)
  }
  const says = 'the name of a binding has to be text'
  const name = item.entries.get('binding_name')?.value
  if (name) fields.strictText(name, 'binding_name', 'services-form', says)
}

/** In a sidecar, keys are read as they are spelt. */
export function readSidecars(tree: Tree | undefined, fields: Fields): Sidecar[] {
  return fields.maps(tree, 'sidecars').flatMap((entry) => readSidecar(entry, fields))
}

function readSidecar(tree: Dict, fields: Fields): Sidecar[] {
  const name = scalarText(child(tree, 'name'))
  checkKnown(tree.entries, ['name', 'command', 'process_types', 'memory'], 'a sidecar', fields)
  const types = child(tree, 'process_types')
  const waits = types?.kind === 'scalar' && types.missing !== undefined
  const missing = [
    ...(child(tree, 'name') ? [] : ['name']),
    ...(child(tree, 'command') ? [] : ['command']),
    ...(waits || (types?.kind === 'list' && types.items.length > 0) ? [] : ['process_types']),
  ]
  if (missing.length > 0) {
    const says = `it lacks ${missing.map((key) => `\`${key}\``).join(', ')}`
    fields.remark('sidecar-form', tree.at, name ?? 'sidecars', says, `add ${missing.join(', ')}`)
  }
  for (const key of ['name', 'command']) {
    const says = 'a sidecar has its name and its command as text'
    const value = child(tree, key)
    if (value) fields.strictText(value, name === undefined ? key : `${name}: ${key}`, 'sidecar-form', says)
  }
  if (name === undefined) return []
  const memory = fields.sidecarMegabytes(child(tree, 'memory'), `${name}: memory`)
  const processes = items(types).flatMap((type) => scalarText(type) ?? [])
  return [{ name, at: tree.at, processes, ...given('memoryMb', memory) }]
}

const features = ['ssh', 'revisions', 'service-binding-k8s', 'file-based-vcap-services']

/** Reports app features that cf does not know, and values that are neither true nor false. */
export function checkFeatures(tree: Tree | undefined, fields: Fields) {
  if (!tree || (tree.kind === 'scalar' && tree.missing)) return
  const wrong = (at: Tree['at'], subject: string, says: string, fix: string) =>
    fields.remark('features-form', at, subject, says, fix)
  if (tree.kind !== 'map' || tree.entries.size === 0)
    return wrong(tree.at, 'features', 'it is no map of features', `write one of ${features.join(', ')}: true`)
  const on = new Set<string>()
  for (const [key, { at, value }] of tree.entries) {
    if (!features.includes(key))
      wrong(at, keyWord(key), 'no app has this feature', `there are ${features.join(', ')}`)
    const found = value.kind === 'scalar' && !value.missing ? resolve(value) : undefined
    if (found?.type === 'truth' && found.value) on.add(key)
    if (found?.type === 'truth' || (value.kind === 'scalar' && value.missing)) continue
    wrong(value.at, keyWord(key), 'it is neither true nor false', 'write true or false, without quotes')
  }
  if (on.has('service-binding-k8s') && on.has('file-based-vcap-services'))
    wrong(
      tree.at,
      'features',
      '`service-binding-k8s` and `file-based-vcap-services` exclude each other',
      'keep one',
    )
}

const word = /^(?:[A-Za-z\d](?:[-\w.]{0,61}[A-Za-z\d])?)?$/

/** Reports labels and annotations that the platform would not take. */
export function checkMetadata(tree: Tree | undefined, fields: Fields) {
  if (!tree || (tree.kind === 'scalar' && tree.missing)) return
  const form = (at: Tree['at'], says: string) =>
    fields.remark('metadata-form', at, 'metadata', says, 'write maps of `labels` and `annotations`')
  if (tree.kind !== 'map') return form(tree.at, 'it is no map')
  for (const [kind, { at, value }] of tree.entries) {
    if (kind !== 'labels' && kind !== 'annotations')
      form(at, 'it holds something else than labels and annotations')
    else if (value.kind === 'map') checkEntries(kind, value, fields)
    else if (!(value.kind === 'scalar' && (value.missing || value.value === null)))
      form(value.at, `its ${kind} are no map`)
  }
}

function checkEntries(kind: 'labels' | 'annotations', tree: Dict, fields: Fields) {
  for (const [key, { at, value }] of tree.entries) {
    if (key.includes('((')) continue
    const [name = '', prefix] = key.split('/').reverse()
    const legal = name !== '' && word.test(name) && key.split('/').length <= 2
    const dns = prefix === undefined || /^(?=.{1,253}$)[a-z\d][a-z\d-]*(?:\.[a-z\d][a-z\d-]*)+$/i.test(prefix)
    if (!legal || !dns || prefix === 'cloudfoundry.org')
      fields.remark(
        'metadata-key',
        at,
        kind,
        'a key cannot be one',
        'write letters, digits, -, _ and ., with DNS.NAME/ before it if need be',
      )
    if (value.kind === 'scalar' && value.missing) continue
    const text = value.kind === 'scalar' ? value.text : undefined
    const fits = kind === 'labels' ? word : /^[\s\S]{0,5000}$/
    if (text === undefined || !fits.test(text)) {
      const fix =
        kind === 'labels'
          ? 'shorten it to letters, digits, -, _ and ., or make it an annotation'
          : 'shorten it to 5000 characters of text'
      fields.remark('metadata-value', value.at, kind, 'a value cannot be one', fix)
    }
  }
}
