import { markingsOf } from '../marking/effective.ts'
import { isAtMost } from '../marking/marking.ts'
import { printBanner } from '../marking/print.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'layer-site',
  severity: 'error',
  title: 'A site that a layer marked above it describes anew',
  why: 'What has no marking takes that of the site. In a layer the site is marked as the layer is, and everything below it that says nothing would be, too.',
  wrong: 'replaces: true, in content/site.yaml of a layer that is marked higher',
  right: 'content/site.yaml in the base alone',
} as const

/** Found in a site that takes the place of one which may go further. */
export const layerSite: Check = {
  rule,
  *run(playbook) {
    const markings = markingsOf(playbook)
    for (let site = playbook.site; site?.replaced; site = site.replaced as typeof site) {
      const below = site.replaced as typeof site
      const [own, under] = [markings.of(site), markings.of(below)]
      if (own === 'unreadable' || under === 'unreadable' || isAtMost(own, under, markings.scheme)) continue
      const banner = printBanner(own, markings.scheme)
      yield finding(
        rule,
        site.at(),
        `this site is ${banner}, and everything below it without a marking of its own would be marked so`,
        'leave it out: titles, roles and settings are those of the base, also on networks above it',
        [{ at: below.at(), note: 'it stands in place of this' }],
      )
    }
  },
}
