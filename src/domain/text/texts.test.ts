import { describe, expect, it } from 'vitest'
import { withFixture } from '../../../tests/fixture.ts'
import { loadWorkspace } from '../../workspace/load.ts'
import { parseProse } from '../../workspace/mdx.ts'
import { linksOf } from './links.ts'
import { textsOf } from './texts.ts'

const playbook = withFixture('broken-link-broken', (root) => loadWorkspace([root]).playbook)

describe('textsOf', () => {
  const texts = textsOf(playbook, parseProse)

  it('has bodies and fields, without fields that could hold no link', () => {
    const fields = texts.filter(({ path }) => path).map(({ entry, path }) => `${entry.id}.${path?.join('.')}`)
    expect(fields).toEqual(['il4.intent'])
    expect(texts.filter(({ path }) => !path).map(({ entry }) => entry.id)).toContain('canary')
  })

  it('parses a playbook once', () => {
    expect(textsOf(playbook, parseProse)).toBe(texts)
  })

  it('knows what was written for a node, and where', () => {
    const found = texts.flatMap((text) =>
      linksOf(text).map(({ node, at }) => `${at().line}:${at().col} ${text.source(node)}`),
    )
    expect(found).toEqual([
      '5:3 [the guide](/guide/canary)',
      '6:3 [the file](/images/road.png)',
      '9:5 [blue/green](/guides/canaries)',
      '9:37 [the list](/service)',
      '9:59 [one of them](/environments/il7/services)',
      '12:1 [canary]: /guides/running/canary',
      '16:8 [here](/glossary/canary)',
    ])
  })
})
