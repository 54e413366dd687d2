import type { Playbook } from '../playbook/playbook.ts'
import type { Position } from '../playbook/problem.ts'
import { imagesOf, linksOf } from '../text/links.ts'
import { linkTypes, pictureTypes, textsWith } from '../text/texts.ts'
import { type Check, type CheckContext, finding } from './check.ts'

const rule = {
  code: 'file-withheld',
  severity: 'error',
  title: 'A file that goes although only what is withheld shows it',
  why: 'What lies directly in public/ is for browsers and hosts, and goes to every network that its layer goes to, whoever shows it.',
  wrong: 'public/relay.svg, shown in a portion marked (S)',
  right: 'public/figures/relay.svg, which goes where something that goes shows it',
} as const

/** Found for one network: files at the root of `public/` that the playbook shows and its release does not. */
export const fileWithheld: Check = {
  rule,
  *run(playbook, { release, parseProse }) {
    if (!release) return
    const [whole, left] = [shownIn(playbook, parseProse), shownIn(release, parseProse)]
    for (const { path } of release.files) {
      const at = whole.get(`/${path}`)
      if (path.includes('/') || !at || left.has(`/${path}`)) continue
      const fix = `put it into a folder, such as public/figures/${path}, and write /figures/${path}`
      yield finding(
        rule,
        at(),
        `/${path} goes to the network, and only this, which is withheld, shows it`,
        fix,
      )
    }
  },
}

/** The addresses that texts link to or show, each with the first place. */
function shownIn(playbook: Playbook, parse: CheckContext['parseProse']): Map<string, () => Position> {
  const shown = new Map<string, () => Position>()
  for (const text of textsWith(playbook, parse, [...linkTypes, ...pictureTypes]))
    for (const { target, at } of [...imagesOf(text), ...linksOf(text)])
      if (target.leads === 'page' && !shown.has(target.address)) shown.set(target.address, at)
  return shown
}
