import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runVerb } from './run-verb.ts'

const asked = ['--as-of', '2026-11-16']
let [root, top] = ['', '']
const configure = (text: string) => writeFileSync(join(root, 'fieldbook.config.yaml'), text)

beforeAll(async () => {
  top = mkdtempSync(join(tmpdir(), 'fieldbook-own-words-'))
  root = join(top, 'ours')
  await runVerb('init', root, '--path', 'dev>prod', '--scheme', 'levels', ...asked)
})
afterAll(() => rmSync(top, { recursive: true }))

it('pages are in the language and the words of the playbook, and say so', { timeout: 120_000 }, async () => {
  configure('language: de-CH\nwords: {interface: {Services: Angebote}}\n')
  const out = join(top, 'dist')
  expect(await runVerb('build', '--root', root, '--out', out, ...asked)).toMatchObject({ status: 0 })
  const pages = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.html'),
  )
  expect(pages.length).toBeGreaterThan(20)
  const scripts = readdirSync(join(out, 'assets'))
    .filter((file) => /^(?:own-)?words\./.test(file))
    .sort()
  expect(scripts).toHaveLength(2)
  for (const file of pages) {
    const html = readFileSync(join(out, file), 'utf8')
    expect(html, file).toMatch(/<html lang="de-CH"/)
    expect(html, file).toContain('>Zum Text springen</a>')
    // The navigation is whole; its own word comes before that which ships.
    expect(html, file).toMatch(/<a href="[^"]*services\.html"[^>]*>Angebote<\/a>/)
    expect(html, file).toMatch(/<time datetime="2026-11-16"[^>]*>16\. Nov\. 2026<\/time>|no such page/i)
    // The foot is compared with what a bundle says.
    if (file !== '404.html') expect(html, file).toMatch(/<footer class="foot">[\s\S]*As of <time/)
  }
  // What scripts say is said otherwise by a script that has the same words.
  expect(readFileSync(join(out, 'assets', scripts[0] ?? ''), 'utf8')).toMatch(
    /\["words"\]=JSON\.parse\(.*Zum Text springen.*Angebote.*\);\n$/,
  )
  const bundled = await runVerb(
    'bundle',
    '--root',
    root,
    '--out',
    join(top, 'transfer'),
    '--revision',
    'r1',
    ...asked,
  )
  expect(bundled).toMatchObject({ status: 0 })
  const [archive = ''] = readdirSync(join(top, 'transfer')).filter((file) => file.endsWith('.tar.gz'))
  expect(await runVerb('verify', join(top, 'transfer', archive))).toMatchObject({ status: 0 })
})

it.each([
  [
    'words: {interface: {Servces: Angebote}}',
    /1:21 .*unknown key `Servces` in `words\.interface`.*did you mean "Services"\?/,
  ],
  ['language: german', /:1:11 .*`language` is "german".*write the tag of a language, such as de or fr-CA/],
  ['words: {doors: {bild: X}}', /unknown key `bild` in `words\.doors`.*did you mean "build"\?/],
])('%s: what is no word of the pages, or no language, is told', async (text, said) => {
  configure(`${text}\n`)
  const { status, stdout } = await runVerb('check', '--root', root, ...asked)
  expect(status).toBe(1)
  expect(stdout.replace(/\n/g, ' ')).toMatch(said)
})
