import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openForEditing } from '../src/cli/open.ts'
import { stages } from '../src/publish/build-site.ts'
import { serveDev } from '../src/publish/dev.ts'
import { fixtures, withFixture } from './fixture.ts'

/** Code that leaves a file behind when it runs, in whatever way a text could hold it. */
function payloads(ran: (name: string) => string, evil: string): Record<string, string> {
  const write = (name: string) =>
    `process.getBuiltinModule('node:fs').writeFileSync(${JSON.stringify(ran(name))}, 'ran')`
  return {
    'flow-expression': `{${write('flow-expression')}}`,
    'text-expression': `Words {${write('text-expression')}} go on.`,
    'comment-that-ends-early': `{/* a */ ${write('comment-that-ends-early')} /* b */}`,
    'attribute-expression': `<Aside kind="note" title={${write('attribute-expression')}}>Words.</Aside>`,
    spread: `<Aside {...(${write('spread')}, {kind: "note"})}>Words.</Aside>`,
    export: `export const x = ${write('export')}`,
    import: `import ${JSON.stringify(evil)}`,
    reexport: `export { x } from ${JSON.stringify(evil)}`,
    'relative-image': `![Words](..${'/..'.repeat(12)}${evil})`,
    'second-frontmatter': `---\nlayout: ${evil}\n---\n\nWords.`,
    'in-a-list': `- one\n  - {${write('in-a-list')}}`,
    'in-a-table': `| a |\n| - |\n| {${write('in-a-table')}} |`,
    'in-a-portion': `<Portion mark="(U)">{${write('in-a-portion')}}</Portion>`,
    deep: `${'> '.repeat(120)}{${write('deep')}}`,
    'inner-html': `<Aside kind="note" set:html="<script>document.title = 'ran'</script>" />`,
    script: '<script>document.title = "ran"</script>',
    handler: '<Aside kind="note" onclick="alert(1)">Words.</Aside>',
    'unsafe-link': '[Words](javascript:alert(1))',
  }
}

/** What has become text, or nothing, before a page is made of it. */
const harmless = new Set(['comment-that-ends-early', 'second-frontmatter'])

describe('dev', () => {
  let root = ''
  let server: Awaited<ReturnType<typeof serveDev>>
  let names: string[] = []
  let read: () => void = () => {}
  const ran = (name: string) => join(root, `ran-${name}`)
  const until = () =>
    new Promise<void>((done) => {
      read = done
    })
  const page = async (path: string) =>
    await fetch(new URL(path, server.url), { headers: { accept: 'text/html' } })

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'fieldbook-dev-'))
    withFixture('base', (from) => {
      const { cpSync } = process.getBuiltinModule('node:fs')
      cpSync(from, root, { recursive: true })
    })
    const evil = join(root, 'evil.mjs')
    const write = `process.getBuiltinModule('node:fs').writeFileSync(${JSON.stringify(ran('evil'))}, 'ran')`
    writeFileSync(evil, `${write}\nexport const x = 1\nexport default () => null\n`)
    const guide = readFileSync(join(fixtures, 'base/content/guides/start/canary.mdx'), 'utf8')
    const front = /^---\n[\s\S]*?\n---\n/.exec(guide)?.[0] ?? ''
    const all = payloads(ran, evil)
    names = Object.keys(all)
    for (const [name, text] of Object.entries(all)) {
      const own = front.replace(/^title: .*$/m, `title: Planted ${name}`)
      writeFileSync(join(root, `content/guides/start/${name}.mdx`), `${own}\n${text}\n`)
    }
    // Under a test runner Astro serves nothing.
    delete process.env['VITEST']
    // The code itself works, so that a file which is not there says something.
    await import(pathToFileURL(evil).href)
    expect(existsSync(ran('evil'))).toBe(true)
    rmSync(ran('evil'))
    const options = { root: [root], asOf: '2026-11-16' }
    server = await serveDev({
      work: stages,
      roots: [root],
      read: () => {
        const opened = openForEditing(options)
        return { playbook: opened.release.playbook, problems: () => opened.problems }
      },
      edition: { asOf: '2026-11-16', network: 'low' },
      port: 0,
      onRead: () => read(),
    })
  }, 60_000)

  afterAll(async () => {
    await server.stop()
    rmSync(root, { recursive: true })
  })

  it('never runs what an author wrote, and shows the problem in its place', async () => {
    for (const name of names) {
      const response = await page(`guides/${name}`)
      const html = await response.text()
      expect(response.status, name).toBe(200)
      expect(existsSync(ran(name)), name).toBe(false)
      expect(existsSync(ran('evil')), name).toBe(false)
      if (harmless.has(name)) continue
      expect(html, name).toContain('This text is not shown')
      expect(html, name).toContain(`content/guides/start/${name}.mdx:`)
      expect(html, name).not.toMatch(/<[^>]*javascript:|<script>document|onclick=/)
    }
    console.log(`dev: ${names.length} planted texts opened, none ran`)
  }, 120_000)

  it('shows the other pages as they are', async () => {
    const html = await (await page('guides/canary')).text()
    expect(html).toContain('Canary releases')
    expect(html).not.toContain('This text is not shown')
  })

  it('serves style sheets as style sheets', async () => {
    const html = await (await page('services')).text()
    const sheets = [...html.matchAll(/<link rel="stylesheet" href="([^"]*columns[^"]*)"/g)].map(
      ([, href]) => href,
    )
    expect(sheets).toHaveLength(1)
    const response = await fetch(new URL(sheets[0] ?? '', server.url))
    expect(response.headers.get('content-type')).toContain('text/css')
  })

  it('keeps the last good state while what everything rests on is broken', async () => {
    const path = join(root, 'content/site.yaml')
    const good = readFileSync(path, 'utf8')
    const before = await (await page('')).text()
    const reading = until()
    writeFileSync(path, `${good}\nnonsense: [`)
    await reading
    const html = await (await page('')).text()
    expect(html).toContain('content/site.yaml:')
    expect(html).not.toContain('No environments')
    for (const [id] of before.matchAll(/\/environments\/[a-z0-9]+/g)) expect(html).toContain(id)
  })
})
