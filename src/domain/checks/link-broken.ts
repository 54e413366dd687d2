import { nearest } from '../base/nearest.ts'
import { type Address, compareAddress, environmentAddress } from '../pages/address.ts'
import { type Pages, pagesOf } from '../pages/anchors.ts'
import { addressOf } from '../pages/entry-address.ts'
import { partOffAt } from '../pages/switched-off.ts'
import { linksOf } from '../text/links.ts'
import { textsOf } from '../text/texts.ts'
import { type Check, type CheckContext, finding } from './check.ts'

const rule = {
  code: 'link-broken',
  severity: 'error',
  title: 'A link to a page that does not exist',
  why: 'A reader inside the gap cannot search elsewhere for what the link promised.',
  wrong: 'See [canary releases](/guides/canaries).',
  right: 'See [canary releases](/guides/canary).',
} as const

export const linkBroken: Check = {
  rule,
  *run(playbook, context) {
    const pages = pagesOf(playbook)
    const codes = (context.codes ?? []).map((code) => `/problems/${code}`)
    const files = new Set([...playbook.files.map(({ path }) => `/${path}`), ...codes])
    const unread = unreadPages(context)
    const fixes = new Map<Address, string>()
    const fixFor = (address: Address) => {
      const near = nearestPlace(address, pages, files)
      const part = partOffAt(playbook, address)
      const fix =
        part !== undefined
          ? `${part} is switched off in fieldbook.config.yaml; take the link away`
          : near
            ? `did you mean ${near}?`
            : `pages are at ${examples([...pages.keys()], address)}`
      fixes.set(address, fix)
      return fix
    }
    for (const text of textsOf(playbook, context.parseProse)) {
      for (const { target, at } of linksOf(text)) {
        if (target.leads !== 'page') continue
        const { address } = target
        if (pages.has(address) || files.has(address) || unread(address)) continue
        const fix = fixes.get(address) ?? fixFor(address)
        yield finding(rule, at(), `there is no page ${address}`, fix)
      }
    }
  },
}

/** Whether an address may be that of an entry which could not be read, or of a page in its environment. */
export function unreadPages({ unread = [] }: CheckContext): (address: Address) => boolean {
  const ends = unread.flatMap(({ kind, id = '', environment }) => {
    if (kind === 'environment') return [environmentAddress(id)]
    // A shared triage path has a page in every environment.
    if (kind === 'triage' && environment === undefined) return [`/triage/${id}`]
    return addressOf({ kind, id, environment })?.replace(/#.*/, '') ?? []
  })
  const homes = unread.flatMap(({ kind, id }) => (kind === 'environment' && id !== undefined ? [id] : []))
  return (address) =>
    ends.some((end) => address === end || address.startsWith(`${end}/`) || address.endsWith(end)) ||
    homes.some((id) => isStepOf(id, address))
}

/** Whether an address may be that of a step from or to an environment. */
const isStepOf = (id: string, address: Address) =>
  address.startsWith(compareAddress(id, '')) ||
  (address.startsWith('/compare/') && address.endsWith(`-to-${id}`))

/** The place on a page or the page with the same last part, else the address that is spelt nearly the same. */
function nearestPlace(address: Address, pages: Pages, files: ReadonlySet<string>): Address | undefined {
  const [, page = '', last = ''] = /^(.*)\/([^/]*)$/.exec(address) ?? []
  if (pages.get(page)?.anchors.some(({ id }) => id === last)) return `${page}#${last}`
  const all = [...pages.keys(), ...files]
  const named = all.filter((other) => other.endsWith(`/${last}`))
  return nearest(address, named) ?? named[0] ?? nearest(address, all)
}

function examples(pages: readonly Address[], address: Address): string {
  const top = (path: Address) => path.split('/')[1]
  const beside = pages.filter((page) => top(page) === top(address))
  return (beside.length > 0 ? beside : pages).slice(0, 6).join(', ')
}
