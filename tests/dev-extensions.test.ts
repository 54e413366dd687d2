import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { fixtures } from './fixture.ts'
import { servedDev } from './served-dev.ts'

/** A component that shows a word. */
const sign = (word: string) => `export default { show: () => '${word} until noon.' }\n`
/** A check that finds the same about one role. */
const check = (says: string) =>
  `import { says } from './says.mjs'\nexport default { code: 'own-says', severity: 'warning', title: 'What it says',\n  *run(playbook) { yield { entry: playbook.get('role', 'pre'), message: says + '${says}' } } }\n`

it('dev takes up code of the playbook’s own as it is saved, whole or broken, and what it loads', {
  timeout: 120_000,
}, async () => {
  const root = mkdtempSync(join(tmpdir(), 'fieldbook-dev-own-'))
  const put = (path: string, text: string) => writeFileSync(join(root, path), text)
  cpSync(join(fixtures, 'base'), root, { recursive: true })
  put(
    'content/guides/start/canary.mdx',
    '---\ntitle: Sign\nsummary: On the door.\ntopic: start\norder: 1\nfor: [developer]\nreviewed: 2026-11-12\n---\n\n<Sign />\n',
  )
  const served = await servedDev(
    [process.execPath, resolve('bin/fieldbook.mjs'), 'dev', '--root', root, '--as-of', '2026-11-16'],
    resolve('.'),
    { ...process.env, VITEST: undefined, FIELDBOOK_WORK: join(root, '.fieldbook') },
  )
  try {
    const guide = 'guides/canary'
    expect(await served.page(guide)).toContain('there is no component')
    // The folder is made while dev runs.
    mkdirSync(join(root, 'extend'))
    put('extend/says.mjs', "export const says = 'a '\n")
    put('extend/owners.mjs', check('first'))
    put('extend/sign.mjs', sign('Open'))
    put('fieldbook.config.yaml', 'extend: {checks: [owners.mjs], components: {Sign: {file: sign.mjs}}}\n')
    expect(await served.saying(guide, 'Open until noon.')).toContain('Open until noon.')
    // What a check finds stands on the page a moment after the page.
    expect(await served.saying(guide, 'a first')).toContain('a first')
    put('extend/sign.mjs', sign('Closed'))
    expect(await served.saying(guide, 'Closed until noon.')).toContain('Closed until noon.')
    put('extend/sign.mjs', 'export default {')
    expect(await served.saying(guide, 'cannot be loaded')).toContain('extend/sign.mjs cannot be loaded')
    put('extend/says.mjs', "export const says = 'the '\n")
    put('extend/sign.mjs', sign('Ajar'))
    expect(await served.saying(guide, 'Ajar until noon.')).toContain('Ajar until noon.')
    expect(await served.saying(guide, 'the first')).toContain('the first')
  } finally {
    await served.stop()
    rmSync(root, { recursive: true })
  }
})
