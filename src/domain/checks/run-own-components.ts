import type { Root } from 'mdast'
import type { OwnComponent } from '../../model/own-component.ts'
import { anchorsAt, pagesOf } from '../pages/anchors.ts'
import type { Playbook } from '../playbook/playbook.ts'
import type { Problem } from '../playbook/problem.ts'
import { scopeOf } from '../playbook/references.ts'
import { ownComponent } from '../text/components.ts'
import { readTarget } from '../text/links.ts'
import { markdownIn, nodesIn, readShown } from '../text/own-shown.ts'
import { runComponent } from '../text/own-use.ts'
import { tagsOf } from '../text/tags.ts'
import { tagTypes, textsWith } from '../text/texts.ts'
import { isReached } from './link-external.ts'
import { readingProblem } from './reading.ts'

/** What the pages of a playbook are, for links that components show. */
interface Reach {
  playbook: Playbook
  parse: (text: string) => Root
}

/**
 * What is wrong where components of an organisation's own are used: each is run for each use, as the page will run
 * it, and one that fails, or gives what cannot be shown, is a problem at the place where it is used. One that shows
 * something else when it is asked again is one too, since no two builds would be the same.
 */
export function runOwnComponents(
  components: ReadonlyMap<string, OwnComponent>,
  playbook: Playbook,
  asOf: string,
  parse: (text: string) => Root,
): Problem[] {
  if (components.size === 0) return []
  const problems: Problem[] = []
  for (const text of textsWith(playbook, parse, tagTypes)) {
    const [environment] = scopeOf(text.entry)
    for (const { name = '', node, at, attributes } of tagsOf(text)) {
      const component = components.get(name)
      const declared = ownComponent(playbook, name)
      if (!component || !declared) continue
      const wrong = (message: string, fix: string) =>
        problems.push(readingProblem('own-component-failed', at, `<${name}> ${message}`, fix))
      if (!declared.inline && node.type === 'mdxJsxTextElement')
        wrong('stands in a sentence, and shows blocks', 'put it on a line by itself')
      const written = Object.fromEntries(attributes.map((a) => [a.name ?? '', a.value]))
      const run = () =>
        runComponent(component, playbook, { declared, attributes: written, environment }, asOf)
      try {
        const given = run()
        const shown = readShown(given, declared, parse)
        const dead = markdownIn(shown).flatMap((markdown) => deadLinksIn(markdown, { playbook, parse }))
        for (const message of dead) wrong(message, 'mend the component; its links are written as in content')
        if (JSON.stringify(given) !== JSON.stringify(run()))
          wrong('shows something else when it is asked again', 'use nothing but what it is given')
      } catch (error) {
        wrong(`failed: ${firstLine(error)}`, 'mend the component; until then no page can be made with it')
      }
    }
  }
  return problems
}

const firstLine = (error: unknown) =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] || 'it failed'

/** Links of a text that lead nowhere, in words. */
function deadLinksIn(markdown: string, { playbook, parse }: Reach): string[] {
  const pages = pagesOf(playbook)
  const hosts = playbook.configuration?.data.linkHosts ?? []
  return nodesIn(parse(markdown)).flatMap((node) => {
    if (node.type !== 'link') return []
    const target = readTarget(node.url)
    switch (target.leads) {
      case 'page': {
        const page = pages.get(target.address)
        if (!page) return `links to ${node.url}, and there is no such page`
        const isThere =
          target.anchor === undefined || anchorsAt(playbook, page).some(({ id }) => id === target.anchor)
        return isThere ? [] : `links to ${node.url}, and the page has no such place`
      }
      case 'outside':
        return isReached(node.url, hosts) ? [] : `links to ${node.url}, which is dead inside the gap`
      case 'mail':
        return []
      default:
        return `links to ${node.url}, which is no address of a page`
    }
  })
}
