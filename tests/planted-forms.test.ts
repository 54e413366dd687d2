import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import type { Comment, Unread } from '../src/domain/checks/check.ts'
import { checkPlaybook } from '../src/domain/checks/registry.ts'
import { release } from '../src/domain/marking/release.ts'
import { usScheme } from '../src/domain/marking/us-scheme.ts'
import { type Entry, Playbook } from '../src/domain/playbook/playbook.ts'
import type { Problem } from '../src/domain/playbook/problem.ts'
import { needlesOf } from '../src/publish/proof/needles.ts'
import { ownWords } from '../src/publish/proof/own-words.ts'
import type { RawFile } from '../src/publish/proof/raw/raw-parts.ts'
import { rawParts } from '../src/publish/proof/raw/raw-parts.ts'
import { secondLook } from '../src/publish/proof/second-look.ts'
import { part } from '../src/publish/proof/sources.ts'
import { wordsOf } from '../src/publish/proof/words.ts'
import { locate } from '../src/workspace/find-files.ts'
import { commentsIn } from '../src/workspace/read-content.ts'
import { readEntries } from '../src/workspace/read-entries.ts'
import { fixtures } from './fixture.ts'
import { parsers } from './marked-playbook.ts'
import { needle, type PlantedFile, plantedFiles } from './planted-forms.ts'
import { contentOf } from './said-below.ts'

/** Files of the base that everything else needs. */
const ground = [
  ...[
    'content/site.yaml',
    'content/glossary.yaml',
    'content/services/postgres.mdx',
    'environments/networks.yaml',
  ],
  ...[
    'environments/il2/environment.yaml',
    'environments/il2/services.yaml',
    'environments/il4/environment.yaml',
  ],
  ...['environments/il4/services.yaml', 'content/roles/pre.mdx', 'content/roles/developer.mdx'],
].map((path) => ({ path, text: readFileSync(join(fixtures, 'base', path), 'utf8') }))

const picture = {
  path: 'images/path.png',
  layer: 'base',
  source: join(fixtures, 'base/public/images/path.png'),
}
const own = wordsOf(ownWords())

/** Reads a workspace as it lies there, checks it, and looks what the low side would get. */
function judge({ path, text }: PlantedFile): { errors: Problem[]; isPublished: boolean; isRefused: boolean } {
  const files: RawFile[] = [...ground.filter((file) => file.path !== path), { path, text }].map((file) => ({
    ...file,
    file: file.path,
    root: 0,
  }))
  const sink = { problems: [] as Problem[], unread: [] as Unread[] }
  const comments: Comment[] = []
  const entries = files.flatMap((file): Entry[] => {
    const located = locate(file.path)
    if (!located) return []
    comments.push(...commentsIn(file.text, file.path))
    return readEntries(file.text, file.path, located, 'base', sink)
  })
  const whole = new Playbook(entries, [picture])
  const [network] = whole.all('network')
  if (!network) throw new Error('there is no network')
  const { playbook } = release(whole, network.data, parsers)
  const doubted = secondLook(
    whole,
    () => playbook,
    network,
    files,
    () => own,
  )
  const context = { asOf: '2026-11-16', parseProse: parsers.prose, unread: sink.unread, comments, doubted }
  const found = [...sink.problems, ...checkPlaybook(whole, { ...context, release: playbook })]
  const content = contentOf(playbook)
  const raw = rawParts(files, network.data, usScheme)
  const needles = needlesOf([part(whole, network.data), raw], '')
  const said = new Set(needles.in(wordsOf(content)))
  // Of most nothing is said, and then nobody has to know what the generator says by itself.
  if (said.size > 0) for (const run of needles.in(own)) said.delete(run)
  return {
    errors: found.filter(({ severity }) => severity === 'error'),
    isPublished: content.includes(needle),
    isRefused: said.size > 0,
  }
}

const judged = [...plantedFiles()].map((planted) => ({ planted, ...judge(planted) }))

afterAll(() => {
  const refused = judged.filter(({ errors }) => errors.length > 0)
  const alone = refused.filter(({ errors }) => errors.every(({ code }) => code === 'marking-doubted'))
  console.log(
    `planted files: ${judged.length}; ${refused.length} refused by check, ${alone.length} of them by the second reading alone; ${judged.length - refused.length} withheld`,
  )
})

const brief = ({ planted: { name, text } }: (typeof judged)[number]) => `${name}: ${JSON.stringify(text)}`

it('no planted file is published', () => {
  expect(judged.filter(({ errors, isPublished }) => errors.length === 0 && isPublished).map(brief)).toEqual(
    [],
  )
})

it('whatever the proof of a site would refuse, check reports with its place', () => {
  const silent = judged.filter(({ errors, isRefused }) => errors.length === 0 && isRefused)
  expect(silent.map(brief)).toEqual([])
  for (const { planted, errors } of judged)
    for (const { at, fix } of errors)
      expect([
        at.file === planted.path || ground.some((f) => f.path === at.file),
        at.line > 0,
        fix !== '',
      ]).toEqual([true, true, true])
})

it('nothing else is wrong with the ground that they stand on', () => {
  const clean = { name: '', path: 'content/glossary.yaml', text: 'probe: {term: Probe, meaning: A word.}\n' }
  expect(judge(clean)).toEqual({ errors: [], isPublished: false, isRefused: false })
})
