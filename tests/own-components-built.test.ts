import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pageAt } from '../src/domain/pages/registry.ts'
import { loadWorkspace } from '../src/workspace/load.ts'
import { releaseTo } from '../src/workspace/load-release.ts'
import { runVerb } from './run-verb.ts'

const asked = ['--as-of', '2026-11-16']
let root = ''
const put = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
const build = () => runVerb('build', '--root', root, '--out', join(root, 'dist'), ...asked)

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'fieldbook-own-built-'))
  await runVerb('init', root, '--environments', 'dev', ...asked)
  await runVerb('new', 'service', 'queue', '--root', root, ...asked)
  await runVerb('new', 'availability', 'queue', '--environment', 'dev', '--root', root, ...asked)
  // A second network reads what the first may not hold.
  put(
    'content/pages/vault.mdx',
    '---\ntitle: Vault\nsummary: The quillon door.\nmarking: SECRET\n---\n\nThe quillon door opens at nine each morning.\n',
  )
})
afterAll(() => rmSync(root, { recursive: true }))

const guide = readFileSync('content/guides/playbook/extending.mdx', 'utf8')
const blocks = [...guide.matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(([, language, text]) => ({
  language,
  text: text ?? '',
}))
const block = (language: string, saying: RegExp) => {
  const found = blocks.find((one) => one.language === language && saying.test(one.text))
  if (!found) throw new Error(`the guide has no ${language} that says ${saying}`)
  return found.text
}

it('the example of the guide stands on a page, in a sentence and around words, and the policy holds', {
  timeout: 120_000,
}, async () => {
  put('extend/components/offers.mjs', block('js', /OwnComponent/))
  put(
    'extend/components/shout.mjs',
    "export default { show: ({ attributes }) => '**' + attributes.word + '**' }\n",
  )
  put(
    'extend/components/frame.ts',
    "import type { OwnComponent } from 'fieldbook'\nconst frame: OwnComponent = { show: ({ content }) => ({ tag: 'div', class: 'own-frame', children: content }) }\nexport default frame\n",
  )
  put(
    'fieldbook.config.yaml',
    `${block('yaml', /components:/)}    Shout: {file: components/shout.mjs, inline: true, attributes: {word: {required: true}}}\n    Frame: {file: components/frame.ts, holds: true}\n`,
  )
  const use = block('mdx', /<Offers/)
  put(
    'content/pages/desk.mdx',
    `---\ntitle: Desk\nsummary: Who sits there.\n---\n\n${use}\nAll is <Shout word="fine" /> today.\n\n<Frame>\n\nIn a frame.\n\n</Frame>\n`,
  )
  expect(await build()).toMatchObject({ status: 0 })
  const page = readFileSync(join(root, 'dist/pages/desk.html'), 'utf8')
  expect(page).toContain(
    '<div class="scroll" role="group" aria-label="Offers, table" tabindex="0"><table class="own-offers">',
  )
  expect(page).toContain('<th scope="row"><a href="../services/queue.html">Queue</a></th><td>available</td>')
  expect(page).toContain('All is <strong>fine</strong> today.')
  expect(page).toMatch(/<div class="own-frame">\s*<p>In a frame\.<\/p>\s*<\/div>/)
  expect(page).not.toMatch(/<script(?![^>]* src=)|<style| style="/)
  // Nothing of the code, nor where it lies.
  expect(page).not.toMatch(/\.mjs|extend\//)
  // Code does not go with data, and nothing could be built of them without it.
  const data = await runVerb(
    'bundle',
    '--root',
    root,
    '--profile',
    'data',
    '--out',
    join(root, 'data'),
    ...asked,
  )
  expect(data.status).toBe(2)
  expect(data.stderr).toMatch(
    /^fieldbook: --profile data: content\/pages\/desk\.mdx:\d+ shows <Offers>, whose code does not go with data; send the whole$/m,
  )
})

it('whatever a component prints is searched by the proof: what the network may not hold refuses the site', {
  timeout: 120_000,
}, async () => {
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  const vault = JSON.stringify(join(root, 'content/pages/vault.mdx'))
  put(
    'extend/components/spy.mjs',
    `import { readFileSync } from 'node:fs'\nexport default { show: () => readFileSync(${vault}, 'utf8').split('---').at(-1) }\n`,
  )
  put('fieldbook.config.yaml', 'extend: {components: {Spy: {file: components/spy.mjs}}}\n')
  put('content/pages/desk.mdx', '---\ntitle: Desk\nsummary: Who sits there.\n---\n\n<Spy />\n')
  const refused = await build()
  expect(refused.status).toBe(2)
  expect(refused.stdout + refused.stderr).toMatch(/pages\/desk\.html.*quillon door opens/)
  expect(existsSync(join(root, 'dist'))).toBe(false)
})

it('the second playbook shows its accounts, on each network those that it may know of', () => {
  const used = loadWorkspace(['examples/tallow-coast']).playbook
  const shown = (network: string) => {
    const to = used.get('network', network)
    if (!to) throw new Error(`there is no network ${network}`)
    const page = pageAt(releaseTo(used, to).playbook, '/guides/a-sheet')
    return page?.whole.flatMap(({ kind, id }) => (kind === 'service' ? id : []))
  }
  expect(shown('control')).toContain('sealed-crate')
  expect(shown('web')).toContain('bus')
  expect(shown('web')).not.toContain('sealed-crate')
})
