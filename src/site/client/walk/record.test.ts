import { expect, it } from 'vitest'
import { type Walk, walked, walkFrom, walkMarkdown } from './record.ts'

const path = {
  title: 'Crash loop',
  environment: 'il5',
  marking: 'UNCLASSIFIED',
  edition: 'as of 2026-11-16',
  zone: 'UTC',
}
const begun: Walk = { begun: '2026-11-30T14:02Z', steps: [], seen: {}, names: { APP: 'orders', ORG: '' } }
const step = (id: string, answer?: string) => ({
  id,
  title: `Step ${id}`,
  at: '2026-11-30T14:05Z',
  ...(answer === undefined ? {} : { answer }),
})

it('says environment, app, times, answers and what was seen', () => {
  const walk = walked(walked(begun, step('look', 'No')), step('call'))
  const text = walkMarkdown({ ...walk, seen: { look: 'state down\n', other: 'x' } }, path)
  expect(text).toContain('# Crash loop, in il5\n')
  expect(text).toContain('- APP: `orders`\n- Begun: 2026-11-30T14:02Z')
  expect(text).toContain(
    '## 1. Step look (14:05Z)\n\nAnswer: No\n\n```text\nstate down\n```\n\n## 2. Step call',
  )
  expect(text).toContain('## Seen at other\n\n```text\nx\n```')
  expect(text).not.toContain('ORG')
})

it('says where it came to, until that is answered or done', () => {
  const led = { ...step('look', 'No'), led: 'Call\nthe pair' }
  expect(walkMarkdown({ ...begun, steps: [led] }, path)).toMatch(
    /Answer: No\n\nCame to: Call the pair\. It is not noted as done\.\n$/,
  )
  expect(walkMarkdown({ ...begun, steps: [led, step('call')] }, path)).not.toContain('Came to')
})

it('keeps what was pasted inside of its fence', () => {
  const text = walkMarkdown(
    { ...begun, steps: [step('look')], seen: { look: 'a\n````\n# not a heading' } },
    path,
  )
  expect(text).toContain('`````text\na\n````\n# not a heading\n`````\n')
})

it('says its moments by the clocks of the playbook', () => {
  const text = walkMarkdown({ ...begun, steps: [step('look')] }, { ...path, zone: 'Australia/Adelaide' })
  expect(text).toContain('- Begun: 2026-12-01T00:32 Adelaide time')
  expect(text).toContain('## 1. Step look (00:35 Adelaide time)')
})

it('counts a step that is answered again at once once', () => {
  const walk = walked(walked(begun, step('look', 'No')), step('look', 'Yes'))
  expect(walk.steps.map(({ answer }) => answer)).toEqual(['Yes'])
})

it.each([[null], [''], ['{'], ['[]'], ['null'], ['{"begun": 1}'], ['{"begun": "x", "steps": {}}']])(
  'takes %s for no walk',
  (kept) => {
    expect(walkFrom(kept)).toBeUndefined()
  },
)

it('reads what it wrote, and nothing else of it', () => {
  const walk = walked(begun, step('look', 'No'))
  expect(walkFrom(JSON.stringify({ ...walk, more: 1 }))).toEqual(walk)
})
