import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rules } from '../src/domain/checks/registry.ts'
import { LayerError } from '../src/workspace/layers.ts'
import { problemsOf, withFixture } from './fixture.ts'

/** What may stand where a file is read. Each takes what is there already away. */
const kinds: Record<string, (path: string) => void> = {
  link: (path) => symlinkSync('/etc/hostname', path),
  loop: (path) => symlinkSync('.', path),
  dangling: (path) => symlinkSync('gone', path),
  folder: (path) => mkdirSync(path),
  pipe: (path) => execFileSync('mkfifo', [path]),
  empty: (path) => writeFileSync(path, ''),
  bytes: (path) => writeFileSync(path, Buffer.from([0x61, 0x3a, 0x20, 0xc3, 0x28])),
  wide: (path) => writeFileSync(path, Buffer.from('\ufeffa: b\n', 'utf16le')),
  zero: (path) => writeFileSync(path, 'a: \0\n'),
  quotes: (path) => writeFileSync(path, `---\na: b\n---\n${'>'.repeat(50_000)}`),
  braces: (path) => writeFileSync(path, `---\na: b\n---\n${'{'.repeat(50_000)}`),
  brackets: (path) => writeFileSync(path, '['.repeat(5_000)),
  list: (path) => writeFileSync(path, '- a\n- b\n'),
  aliases: (path) => writeFileSync(path, 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n'),
  prototype: (path) => writeFileSync(path, '__proto__: {a: b}\nconstructor: x\n'),
  many: (path) => writeFileSync(path, Array.from({ length: 3_000 }, (_, i) => `a${i}: {x: 1}\n`).join('')),
  code: (path) => writeFileSync(path, '---\ntitle: T\n---\nexport const x = 1\n\n{x}\n'),
}

const names = [
  ...['layer.yaml', 'content/site.yaml', 'content/glossary.yaml', 'content/objectives.yaml'],
  ...['content/guides/start/canary.mdx', 'content/guides/start/new.mdx', 'content/guides/AUX.mdx'],
  ...['content/services/postgres.mdx', 'content/roles/pre.mdx', 'content/triage/crash.mdx', 'content/odd'],
  ...['environments/networks.yaml', 'environments/il4/environment.yaml', 'environments/il4/services.yaml'],
  ...[
    'environments/il4/notices.yaml',
    'environments/il4/onboarding.mdx',
    'environments/il9/environment.yaml',
  ],
  ...[
    'environments/il4',
    'public/index.html',
    'public/images/path.png',
    'public/images/\u202ex',
    'public/a:b',
  ],
]

/** Every problem; or that there is no layer to be read, which every verb says in one line. */
function readAll(root: string) {
  try {
    return problemsOf(root)
  } catch (error) {
    if (!(error instanceof LayerError)) throw error
    expect(error.message).toMatch(/^layer\.yaml(?::\d+:\d+)?: /)
    return 'refused'
  }
}

describe('check', () => {
  it('tells problems with places whatever lies in a workspace, and always ends', () => {
    const codes = new Set(rules.map(({ code }) => code))
    const told = new Set<string>()
    const change = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...Object.keys(kinds)))
    let problems = 0
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        withFixture('base', (root) => {
          for (const [name, kind] of changes) {
            const path = join(root, name)
            try {
              mkdirSync(dirname(path), { recursive: true })
              rmSync(path, { recursive: true, force: true })
              kinds[kind]?.(path)
            } catch {
              // Below something that is no folder any more.
            }
          }
          const found = readAll(root)
          if (found === 'refused') return
          problems += found.length
          for (const { code, at, message, fix } of found) {
            told.add(code)
            expect(codes.has(code), code).toBe(true)
            expect(at.file.length * at.line * at.col, message).toBeGreaterThan(0)
            expect(message && fix, code).toBeTruthy()
          }
        })
      }),
      { numRuns: 60, seed: 21 },
    )
    expect(told.size).toBeGreaterThan(10)
    console.log(`hostile files: 60 workspaces, ${problems} problems of ${told.size} rules`)
  }, 120_000)
})
