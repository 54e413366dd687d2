import { linksOf } from '../text/links.ts'
import { linkTypes, textsWith } from '../text/texts.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'link-external',
  severity: 'warning',
  title: 'A link that leaves the site',
  why: 'Inside the gap there is no internet: the link is dead there, and what it was to say is missing.',
  wrong: '[The buildpack documentation](https://docs.example)',
  right: '[Custom buildpacks](/guides/custom-buildpacks), which holds what matters of it',
} as const

export const linkExternal: Check = {
  rule,
  *run(playbook, context) {
    const hosts = playbook.configuration?.data.linkHosts ?? []
    for (const text of textsWith(playbook, context.parseProse, linkTypes)) {
      for (const { url, target, at } of linksOf(text)) {
        if (target.leads !== 'outside' || isReached(url, hosts)) continue
        const fix =
          'say here what it says, link to a page of the site, or put the address in `code`; hosts that readers reach from every network go to `linkHosts` of fieldbook.config.yaml'
        yield finding(rule, at(), `${url} is dead inside the gap`, fix)
      }
    }
  },
}

/** Whether an address leads to one of these hosts, over the web: `*.` stands for all below. */
export function isReached(address: string, hosts: readonly string[]): boolean {
  if (hosts.length === 0 || !URL.canParse(address, 'https://none.invalid')) return false
  const { protocol, hostname, username, password } = new URL(address, 'https://none.invalid')
  if (!/^https?:$/.test(protocol) || username !== '' || password !== '') return false
  return hosts.some((host) => (host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host))
}
