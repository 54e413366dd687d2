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
    for (const text of textsWith(playbook, context.parseProse, linkTypes)) {
      for (const { url, target, at } of linksOf(text)) {
        if (target.leads !== 'outside') continue
        const fix = 'say here what it says, link to a page of the site, or put the address in `code`'
        yield finding(rule, at(), `${url} is dead inside the gap`, fix)
      }
    }
  },
}
