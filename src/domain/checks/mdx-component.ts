import { nearest } from '../base/nearest.ts'
import { componentsIn } from '../text/components.ts'
import { tagsOf } from '../text/tags.ts'
import { tagTypes, textsWith } from '../text/texts.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'mdx-component',
  severity: 'error',
  title: 'A component that is not registered',
  why: 'A page can only show the components that every page knows; anything else would stop the build.',
  wrong: '<Warning>Restarts all instances.</Warning>',
  right: '<Aside kind="warning">Restarts all instances.</Aside>',
} as const

/** What components are called elsewhere, and how the same is written here. */
const calledElsewhere: Record<string, string> = {
  Note: '<Aside kind="note">',
  Tip: '<Aside kind="note">',
  Info: '<Aside kind="note">',
  Callout: '<Aside kind="note">',
  Warning: '<Aside kind="warning">',
  Caution: '<Aside kind="warning">',
  Danger: '<Aside kind="warning">',
  Alert: '<Aside kind="warning">',
  Image: '<Figure src="/image.png" alt="words" />',
  Img: '<Figure src="/image.png" alt="words" />',
  Link: '[words](/address)',
  TabItem: '<Tab title="…">',
  Code: '<Command effect="reads">',
}

export const mdxComponent: Check = {
  rule,
  *run(playbook, context) {
    const components = componentsIn(playbook)
    const names = [...components.keys()]
    for (const text of textsWith(playbook, context.parseProse, tagTypes)) {
      for (const { name = '', at } of tagsOf(text)) {
        if (components.has(name) || isHtml(name)) continue
        const message = name === '' ? '<>…</> is not a component' : `there is no component <${name}>`
        const same = Object.hasOwn(calledElsewhere, name) ? calledElsewhere[name] : undefined
        const near = nearest(name, names)
        const meant = same ? `write ${same}; ` : near ? `did you mean <${near}>? ` : ''
        yield finding(rule, at, message, `${meant}components are ${names.join(', ')}`)
      }
    }
  },
}

/** MDX takes a name that begins with a small letter for HTML, unless it has a dot. */
export const isHtml = (name: string) => /^[a-z][^.]*$/.test(name)
