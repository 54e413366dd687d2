import { daySchema } from '../../model/fields.ts'
import { needSchema } from '../../model/need.ts'
import { dayForm } from '../base/date-forms.ts'
import { suggest } from '../base/nearest.ts'
import type { Problem } from '../playbook/problem.ts'
import { type Component, componentsIn } from '../text/components.ts'
import { type ProseTag, type TagAttribute, tagsOf } from '../text/tags.ts'
import { tagTypes, textsWith } from '../text/texts.ts'
import { type Check, finding } from './check.ts'
import { isHandler } from './mdx-event-handler.ts'

const rule = {
  code: 'mdx-attribute',
  severity: 'error',
  title: 'An attribute that is missing, unknown or wrong',
  why: 'A component without what it needs shows nothing or the wrong thing, and says so to nobody.',
  wrong: '<Aside type="warn">…</Aside>',
  right: '<Aside kind="warning">…</Aside>',
} as const

export const mdxAttribute: Check = {
  rule,
  *run(playbook, context) {
    const components = componentsIn(playbook)
    for (const text of textsWith(playbook, context.parseProse, tagTypes)) {
      for (const tag of tagsOf(text)) {
        const component = components.get(tag.name ?? '')
        if (!component) continue
        const written = new Set(tag.attributes.map(({ name }) => name))
        const before = new Set<string>()
        for (const attribute of tag.attributes) {
          yield* wrong(attribute, { before, written }, tag, component)
          before.add(attribute.name ?? '')
        }
        yield* missing(tag, component)
      }
    }
  },
}

function* wrong(
  { name, value, expression, at }: TagAttribute,
  { before, written }: { before: ReadonlySet<string>; written: ReadonlySet<string | undefined> },
  tag: ProseTag,
  { attributes }: Component,
): Generator<Problem> {
  if (name === undefined || isHandler(name)) return
  const known = Object.hasOwn(attributes, name) ? attributes[name] : undefined
  if (!known) {
    const rest = Object.keys(attributes).filter((a) => !written.has(a))
    const fix = rest.length > 0 ? suggest(name, rest, 'it may have') : 'leave it out'
    yield finding(rule, at, `<${tag.name}> has no attribute \`${name}\``, fix)
  } else if (before.has(name)) {
    yield finding(rule, at, `\`${name}\` stands twice`, 'keep one of the two')
  } else if (isEmpty(value) && !expression) {
    // A picture without words is a rule of its own.
    if (name === 'alt' && value !== undefined) return
    const fix = known.required ? `write ${name}="…"` : `write ${name}="…", or leave it out`
    yield finding(rule, at, `\`${name}\` of <${tag.name}> is empty`, fix)
  } else if (known.values && value !== undefined && !known.values.includes(value)) {
    yield finding(rule, at, `\`${name}\` of <${tag.name}> is "${value}"`, suggest(value, known.values))
  } else if (known.day && value !== undefined && !daySchema.safeParse(value).success) {
    const message = `\`${name}\` of <${tag.name}> is "${value}", which is no day`
    yield finding(rule, at, message, dayForm(value))
  } else if (known.needs && value !== undefined) {
    const strange = value.split(/\s*,\s*/).find((each) => !needSchema.safeParse(each.trim()).success)
    if (strange === undefined) return
    const message = `\`${name}\` of <${tag.name}> has "${strange}", which is nothing that commands need`
    yield finding(
      rule,
      at,
      message,
      'write ssh, logs, events, changes, role NAME or tool NAME, with commas between',
    )
  }
}

const isEmpty = (value: string | undefined) => value === undefined || value.trim() === ''

function* missing({ name, attributes, at }: ProseTag, component: Component): Generator<Problem> {
  // A spread may bring them; it is refused by itself.
  if (attributes.some((written) => written.name === undefined)) return
  for (const [wanted, { required, values, ref, day }] of Object.entries(component.attributes)) {
    if (!required || attributes.some((written) => written.name === wanted)) continue
    const examples = values ?? [ref ? `the id of a ${ref}` : day ? 'YYYY-MM-DD' : '…']
    const fix = `add ${examples.map((example) => `${wanted}="${example}"`).join(' or ')}`
    yield finding(rule, at, `<${name}> lacks \`${wanted}\``, fix)
  }
}
