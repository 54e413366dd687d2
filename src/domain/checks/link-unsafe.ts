import { imagesOf, linksOf, readTarget } from '../text/links.ts'
import { tagsOf } from '../text/tags.ts'
import { linkTypes, pictureTypes, textsWith } from '../text/texts.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'link-unsafe',
  severity: 'error',
  title: 'A link that could run code',
  why: 'javascript:, data: and the like run or show what their author likes with the rights of this site; entities, capitals and hidden characters do not make them better.',
  wrong: '[Open](javascript:alert)',
  right: '[Open](/guides/canary)',
} as const

/** Attributes that a browser takes for an address, on whatever tag. */
const addresses = new Set([
  'action',
  'data',
  'formaction',
  'href',
  'poster',
  'src',
  'srcset',
  'to',
  'url',
  'xlink:href',
])

export const linkUnsafe: Check = {
  rule,
  *run(playbook, context) {
    for (const text of textsWith(playbook, context.parseProse, [...linkTypes, ...pictureTypes])) {
      const tags = [...tagsOf(text)]
        .filter(({ name }) => name !== 'Figure')
        .flatMap((tag) => tag.attributes)
        .flatMap(({ name = '', value, at }) =>
          value !== undefined && addresses.has(name.toLowerCase())
            ? [{ target: readTarget(value), at: () => at }]
            : [],
        )
      for (const { target, at } of [...linksOf(text), ...imagesOf(text), ...tags]) {
        if (target.leads !== 'unsafe') continue
        const fix = 'link to a page of the site, such as /guides/canary, or leave the link out'
        yield finding(rule, at(), `links may not use ${target.scheme}:`, fix)
      }
    }
  },
}
