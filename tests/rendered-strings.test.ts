import type { Root } from 'mdast'
import { describe, expect, it } from 'vitest'
import { htmlRaw } from '../src/domain/checks/html-raw.ts'
import { linkBroken } from '../src/domain/checks/link-broken.ts'
import { linkUnsafe } from '../src/domain/checks/link-unsafe.ts'
import { usScheme } from '../src/domain/marking/us-scheme.ts'
import { type Entry, Playbook } from '../src/domain/playbook/playbook.ts'
import { contentTypes, type Kind, kinds } from '../src/model/registry.ts'
import { type Path, walk } from '../src/model/walk.ts'
import { renderLine, renderProse } from '../src/site/prose.ts'
import { parseProse } from '../src/workspace/mdx.ts'
import { entry } from './minimal-playbook.ts'
import { full } from './schema-samples.ts'

const hostile = 'Words [a](javascript:alert) <img src=x> [b](/nowhere)'

/** An entry with everything in it, whose places are their paths. */
function whole(kind: Kind, alternative: number): Entry {
  // A scheme has to agree with itself, which no sample does.
  const sample = full(contentTypes[kind].schema, alternative) as {
    fields?: Record<string, { type: string }>
    extend?: {
      components: Record<string, { attributes: Record<string, { values?: string[]; day?: boolean }> }>
    }
  }
  // Only a choice may say what there is to choose from.
  for (const field of Object.values(kind === 'configuration' ? (sample.fields ?? {}) : {}))
    field.type = 'choice'
  // An attribute is one of its values, or a day, or an entry.
  for (const { attributes } of Object.values(
    kind === 'configuration' ? (sample.extend?.components ?? {}) : {},
  ))
    for (const name of Object.keys(attributes)) attributes[name] = { day: true }
  const data = kind === 'scheme' ? usScheme : sample
  const made = entry(kind, kind, data)
  return { ...made, at: (path = []) => ({ file: path.join('.'), line: 1, col: 1 }) }
}

const withAt = (value: unknown, [step, ...rest]: Path, put: string): unknown => {
  if (step === undefined) return put
  if (Array.isArray(value)) return value.map((item, i) => (i === step ? withAt(item, rest, put) : item))
  const object = value as Record<string, unknown>
  return { ...object, [step]: withAt(object[step], rest, put) }
}

const codesAt = (hurt: Entry, path: string) => {
  const context = { asOf: '2026-11-16', parseProse: parseProse as (text: string) => Root }
  return [htmlRaw, linkBroken, linkUnsafe].flatMap((check) =>
    [...check.run(new Playbook([hurt]), context)].flatMap((p) => (p.at.file === path ? [p.code] : [])),
  )
}

/** Strings of an entry by their path, with what the model says of them. */
function* strings(value: unknown, path: Path = []): Generator<Path> {
  if (typeof value === 'string') yield path
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value))
      yield* strings(item, [...path, Array.isArray(value) ? Number(key) : key])
}

describe('every string that a page may show', () => {
  const spoken: string[] = []
  const silent: string[] = []

  it.each(kinds)('of %s is checked for what it links to and for HTML', (kind) => {
    const { schema } = contentTypes[kind]
    for (const alternative of [0, 1, 2]) {
      const own = whole(kind, alternative)
      const said = new Map(walk(schema, own.data).map(({ path, meta }) => [path.join('.'), meta]))
      for (const path of strings(own.data)) {
        const data = withAt(own.data, path, hostile)
        const name = `${kind}.${path.join('.')}`
        // What has a form of its own takes no such string at all.
        if (!schema.safeParse(data).success || said.get(path.join('.'))?.marking) continue
        const meta = said.get(path.join('.'))
        if (!meta) {
          silent.push(name)
          continue
        }
        spoken.push(name)
        const hurt = { ...own, data } as Entry
        expect(codesAt(hurt, path.join('.')), name).toEqual(['html-raw', 'link-broken', 'link-unsafe'])
      }
    }
  })

  it('is any but what is shown word for word', () => {
    expect([...new Set(silent)].sort()).toEqual([
      'candidate.branch',
      'candidate.repository',
      'environment.automation.configuration.ref',
      'environment.automation.configuration.repository',
      'environment.automation.pipelines.ref',
      'environment.automation.pipelines.repository',
      'environment.foundations.domains.0.name',
      'environment.leave.0',
      'intake.apps.0.buildpacks.0',
      'intake.apps.0.image',
      'intake.apps.0.routes.0',
      'intake.customBuildpacks.0.from',
      'intake.integrations.0.address',
      'site.leave.0',
      'triage.signals.0',
      'triage.steps.words.commands.0.output',
      'triage.steps.words.commands.0.run',
    ])
    console.log(
      `rendered strings: ${new Set(spoken).size} fields checked, ${new Set(silent).size} shown word for word`,
    )
  })
})

describe('rendered Markdown', () => {
  const schemes = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    '&#106;avascript:alert(1)',
  ]
  const others = [
    'data:text/html,x',
    'vbscript:x',
    'blob:x',
    'about:blank',
    'view-source:x',
    '\u0001javascript:x',
  ]

  it.each([...schemes, ...others])('never links to %j', (url) => {
    for (const text of [`[a](<${url}>)`, `![a](<${url}>)`, `[a][b]\n\n[b]: <${url}>`, `<${url}>`]) {
      for (const html of [renderLine(text), renderProse(text)])
        expect(html.replace(/[\t\n]/g, ''), text).not.toMatch(/(?:href|src)="[^"/#]*:/i)
    }
  })

  it('links to what it may', () => {
    for (const url of ['/guides/canary', '#steps', 'https://docs.example/x', 'mailto:a@b.example'])
      expect(renderLine(`[a](${url})`)).toContain(`href="${url}"`)
  })

  it('shows HTML as text', () => {
    expect(renderLine('a <img src=x onerror=y> b')).toContain('&lt;img')
  })
})
