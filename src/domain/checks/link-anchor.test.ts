import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { problemsOf, withFixture } from '../../../tests/fixture.ts'

const guide = (link: string) => `---
title: Canary releases
summary: A new version on few instances first.
topic: start
for: [developer]
reviewed: 2026-11-12
---

## Begin

[What is there](${link}).
`

/** What `check` says of a link in a guide of the base, which has no problem otherwise. */
const saidOf = (link: string) =>
  withFixture('base', (root) => {
    writeFileSync(join(root, 'content/guides/start/canary.mdx'), guide(link))
    return problemsOf(root).map(({ code, message, fix }) => [code, message, fix])
  })

describe('a link to what a page has of its own, whatever its entry says', () => {
  it.each([
    '/services/postgres#docs',
    '/services/postgres#triage',
    '/services/postgres#alternatives',
    '/services/postgres#postgres:il4',
    '/about#fonts',
    '/about#network',
    '/environments/il4#release-days',
    '/environments/il4/onboarding#onboarding:request',
    '/glossary#letter-c',
  ])('%s is fine', (link) => {
    expect(saidOf(link)).toEqual([])
  })
})

describe('a link to what a page has for other data, or does not have', () => {
  it.each([
    ['/services/postgres#lessons', '/services/postgres has no "lessons"', 'alternatives'],
    ['/services/postgres#doc', '/services/postgres has no "doc"', 'docs'],
    ['/services/postgres#postgres:il5', '/services/postgres has no "postgres:il5"', 'postgres:il4'],
    ['/environments/il2#what-differs', '/environments/il2 has no "what-differs"', 'what-it-is-for'],
    ['/about#font', '/about has no "font"', 'fonts'],
    ['/glossary#letter-d', '/glossary has no "letter-d"', 'letter-c'],
  ])('%s is a problem that names what is there', (link, message, near) => {
    expect(saidOf(link)).toEqual([['link-anchor', message, expect.stringContaining(near)]])
  })
})
