import type { Catalog } from '../../model/catalog.ts'
import type { Change } from '../../model/catalog-diff.ts'
import type { ChangeTopic, EditionChange } from '../../model/edition.ts'
import { present } from '../base/present.ts'
import { workingDays } from '../base/words.ts'
import { wordQuota } from '../catalog/quota-contrasts.ts'
import { diffCatalogs, treeOf } from '../diff/diff.ts'
import { type TreePath, valueAt } from '../diff/tree.ts'
import { changeInWords, telling, type Worded } from '../diff/words.ts'
import { environmentAddress } from '../pages/address.ts'
import { addressOf } from '../pages/entry-address.ts'
import { keyOf, type Playbook } from '../playbook/playbook.ts'
import { canaryFigureWords } from '../releases/canary-figures.ts'
import type { Found, Sides } from './sides.ts'
import { isTold, textsBy, withTexts } from './told-values.ts'

/** What the catalog says of environments and services, as `diff` judges it; promises have a part of their own. */
export function catalogChanges({ before, after, full, now, tellsAll }: Sides): Found {
  const found: Found = { changes: [], gone: [] }
  const { changes } = diffCatalogs(before.catalog, after.catalog)
  const texts = textsBy(full.catalog)
  for (const change of telling(changes)) {
    const path = (change.after ?? change.before)?.path ?? []
    if (!isTellable(path, change)) continue
    const environment = path[0] === 'environments' ? path[1] : undefined
    if (isGone(change, after.catalog)) {
      if (!tellsAll) {
        found.gone.push(environment ?? '')
        continue
      }
    }
    const worded = inWords(withTexts(change, texts), path)
    const tellsBefore = tellsAll || isTold(path)
    const { topic, subject, part, entry, address } = placeOf(path, worded, full.catalog, now)
    found.changes.push({
      id: `catalog/${path.join('/')}`,
      topic,
      happened: change.before === undefined ? 'new' : change.after === undefined ? 'gone' : 'changed',
      severity: change.severity,
      ...(environment === undefined ? {} : { environment }),
      subject,
      part,
      ...(tellsBefore && worded.before !== undefined ? { before: worded.before } : {}),
      ...(change.after === undefined ? {} : present({ after: wholeIn(path, full.catalog) ?? worded.after })),
      ...whyOf(change, path, full.catalog),
      ...(entry === undefined ? {} : { entry }),
      ...(address === undefined ? {} : { address }),
    })
  }
  return found
}

/** Promises and markings are told by parts of their own; order and names of roles are nobody's business. */
function isTellable(path: TreePath, { kind }: Change): boolean {
  const [root, , area] = path
  if (root === 'roles' || kind === 'marking' || path.at(-1) === 'marking') return false
  return area !== 'roadmap' && !(root === 'environments' && area === 'differs')
}

/** Maps by names that somebody chose: what is gone of them is gone with its name. */
const named =
  /^environments\/[^/]+(?:\/(?:stacks|buildpacks|domains|controls|access|team|expectations|services|services\/[^/]+\/plans|services\/[^/]+\/plans\/[^/]+\/limits))?$|^services$|^services\/[^/]+\/alternatives$|^environments$/

function isGone({ after, before }: Change, catalog: Catalog): boolean {
  if (after !== undefined || before === undefined) return false
  return named.test(before.path.slice(0, -1).join('/')) && valueAt(treeOf(catalog), before.path) === undefined
}

/** What is new as a whole, in the words that one asks for first. */
function wholeIn(path: TreePath, catalog: Catalog): string | undefined {
  const [root, id = '', area, key = '', ...more] = path
  if (root !== 'environments' || more.length > 0) return undefined
  const home = catalog.environments[id]
  if (area === 'services') {
    const { status, version } = home?.services[key] ?? {}
    return [status, version].filter(Boolean).join(' ') || undefined
  }
  const asked = area === 'expectations' ? home?.expectations[key] : undefined
  return asked && `${asked.requirement} (${workingDays(asked.leadTime)})`
}

/** A change in the words that pages use for quotas and lead times. */
function inWords(change: Change, path: TreePath): Worded {
  const worded = changeInWords(change, canaryFigureWords)
  const [, , area, key = ''] = path
  const sides = [change.before?.value, change.after?.value]
  if (area === 'expectations' && path.at(-1) === 'leadTime') {
    const [before, after] = sides.map((days) => (typeof days === 'number' ? workingDays(days) : undefined))
    return { ...worded, part: 'lead time', before, after }
  }
  const quota = area === 'quotas' ? wordQuota(key) : undefined
  if (!quota) return worded
  const [before, after] = sides.map((amount) =>
    quota.say(typeof amount === 'number' || typeof amount === 'boolean' ? amount : undefined),
  )
  return { ...worded, subject: quota.name, part: 'quota', before, after }
}

/** Why it is so now: the reason for a difference, where the service differs by what changed. */
function whyOf(
  { kind, after, severity }: Change,
  path: TreePath,
  catalog: Catalog,
): Pick<EditionChange, 'why'> {
  const [root, environment = '', area, service = '', field] = path
  if (root !== 'environments' || area !== 'services' || after === undefined || field === 'difference')
    return {}
  const mine = catalog.environments[environment]?.services[service]
  const why =
    severity !== 'additive' && (kind === 'status' || kind.startsWith('version') || kind.startsWith('plan'))
      ? mine?.difference?.why
      : undefined
  return why === undefined ? {} : { why }
}

interface Place {
  topic: ChangeTopic
  subject: string
  part: string
  entry?: string
  address?: string
}

/** What a path is about, by the names and places of now. */
function placeOf(
  path: TreePath,
  worded: { subject: string; part: string },
  catalog: Catalog,
  now: Playbook,
): Place {
  const [root, id = '', area, key = ''] = path
  if (root === 'services') {
    const entry = now.get('service', id)
    const name = entry?.data.name ?? id
    return {
      topic: 'service',
      subject: name,
      part: worded.part,
      ...(entry && { entry: keyOf(entry), address: addressOf(entry) ?? '/' }),
    }
  }
  const home = now.get('environment', id)
  if (area === 'services') {
    const entry = now.get('availability', key, id)
    const name = now.get('service', key)?.data.name ?? key
    return {
      topic: 'service',
      subject: name,
      part: worded.part,
      ...(entry && { entry: keyOf(entry), address: addressOf(entry) ?? '/' }),
    }
  }
  if (area === 'expectations') {
    const entry = now.get('onboarding', 'onboarding', id) ?? now.all('onboarding', id)[0]
    const title = catalog.environments[id]?.expectations[key]?.title ?? key
    return {
      topic: 'expectation',
      subject: title,
      part: worded.part,
      ...(entry && { entry: keyOf(entry), address: `${environmentAddress(id, 'onboarding')}#${key}` }),
    }
  }
  return {
    topic: 'environment',
    subject: worded.subject,
    part: worded.part,
    ...(home && { entry: keyOf(home), address: `${environmentAddress(id)}${anchors[area ?? ''] ?? ''}` }),
  }
}

/** Where the overview of an environment says it. */
const anchors: Readonly<Record<string, string>> = {
  quotas: '#quotas',
  stacks: '#foundations',
  buildpacks: '#foundations',
  domains: '#foundations',
  platform: '#foundations',
  features: '#foundations',
  zones: '#foundations',
  region: '#foundations',
  controls: '#posture',
  access: '#access',
  request: '#request',
  team: '#team',
  feedback: '#feedback',
  fielding: '#fielding',
  automation: '#automation',
}
