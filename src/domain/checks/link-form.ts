import type { Address } from '../pages/address.ts'
import { addressOf } from '../pages/entry-address.ts'
import type { Playbook } from '../playbook/playbook.ts'
import { linksOf } from '../text/links.ts'
import { linkTypes, type Text, textsWith } from '../text/texts.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'link-form',
  severity: 'error',
  title: 'A link that is not the address of a page',
  why: 'Links name pages of the site, not files: publishing makes them relative for every host, so /guides/canary works from nginx and from a file share.',
  wrong: '[Canary](../guides/releasing/canary.mdx)',
  right: '[Canary](/guides/canary)',
} as const

export const linkForm: Check = {
  rule,
  *run(playbook, context) {
    const addresses = byFileName(playbook)
    for (const text of textsWith(playbook, context.parseProse, linkTypes)) {
      for (const { url, target, at } of linksOf(text)) {
        if (target.leads === 'path')
          yield finding(rule, at(), messageFor(url), fixFor(url, playbook, addresses))
        if (target.leads === 'anchor' && (text.path || target.anchor === ''))
          yield finding(rule, at(), `"${url}" names no page`, pageFor(url, text))
      }
    }
  },
}

/** Pages by the base name of the file they are made from, the first of each name. */
function byFileName(playbook: Playbook): Map<string, Address> {
  const addresses = new Map<string, Address>()
  for (const entry of playbook.entries) {
    const address = addressOf(entry)?.replace(/#.*/, '')
    const name = entry.file.slice(entry.file.lastIndexOf('/') + 1).replace(/\.[a-z]+$/, '')
    if (address && !addresses.has(name)) addresses.set(name, address)
  }
  return addresses
}

function messageFor(url: string): string {
  if (url.trim() === '') return 'this link leads nowhere'
  return url.startsWith('/')
    ? `"${url}" is not written as an address`
    : `"${url}" is not an address of the site`
}

function fixFor(url: string, playbook: Playbook, addresses: ReadonlyMap<string, Address>): string {
  const [path = '', anchor] = url.split('#')
  const place = anchor === undefined ? '' : `#${anchor}`
  const asFile = path.replace(/^[./]+/, '')
  const published = playbook.files.find((file) => asFile !== '' && file.path.endsWith(asFile))
  if (published) return `write /${published.path}`
  const tidy = path
    .replace(/\/index\.[a-z]+$/i, '')
    .replace(/\.(?:html?|mdx?|astro)$/i, '')
    .replace(/(?!^)\/+$/, '')
  const known = addresses.get(tidy.slice(tidy.lastIndexOf('/') + 1))
  if (known && !tidy.startsWith('/environments/')) return `write ${known}${place}`
  if (tidy.startsWith('/')) return `write ${tidy}${place}`
  return 'write an address from the root without an ending, such as /guides/canary'
}

function pageFor(url: string, { entry }: Text): string {
  if (url === '#') return 'name the place, such as #steps'
  const page = addressOf(entry)?.replace(/#.*/, '') ?? '/guides/canary'
  return `a field may be shown on other pages too: write the page as well, such as ${page}${url}`
}
