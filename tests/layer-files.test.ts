import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { brief, problemsOf, withFixture } from './fixture.ts'

const briefly = (change: (root: string) => void) =>
  withFixture('base', (root) => {
    change(root)
    return problemsOf(root).map(brief)
  })

const elsewhere = (root: string) => {
  const folder = `${root}-elsewhere`
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'secret.png'), 'x')
  writeFileSync(join(folder, 'secret.yaml'), 'x: y')
  return folder
}

/** What is done to a workspace without problems, and what is then said of it, all of it. */
const table: [string, (root: string) => void, string[]][] = [
  [
    'public/ that is a link to another folder',
    (root) => {
      rmSync(join(root, 'public'), { recursive: true })
      symlinkSync(elsewhere(root), join(root, 'public'))
    },
    ['public:1:1 file-link'],
  ],
  [
    'content/ that is a link',
    (root) => {
      renameSync(join(root, 'content'), join(root, 'elsewhere'))
      symlinkSync('elsewhere', join(root, 'content'))
    },
    ['content:1:1 file-link'],
  ],
  [
    'a link in public/ that leads out',
    (root) => symlinkSync(join(elsewhere(root), 'secret.png'), join(root, 'public/images/a.png')),
    ['public/images/a.png:1:1 file-link'],
  ],
  [
    'a link that leads nowhere',
    (root) => symlinkSync('gone.png', join(root, 'public/images/a.png')),
    ['public/images/a.png:1:1 file-link'],
  ],
  [
    'a link to itself',
    (root) => symlinkSync('a.png', join(root, 'public/images/a.png')),
    ['public/images/a.png:1:1 file-link'],
  ],
  [
    'a folder that is a link to one above',
    (root) => symlinkSync('..', join(root, 'public/images/up')),
    ['public/images/up:1:1 file-link'],
  ],
  [
    'a link in content/ to a file beside it',
    (root) => symlinkSync('canary.mdx', join(root, 'content/guides/start/blue.mdx')),
    ['content/guides/start/blue.mdx:1:1 file-link'],
  ],
  [
    'an environment that is a link',
    (root) => {
      renameSync(join(root, 'environments/il4'), join(root, 'il4'))
      symlinkSync('../il4', join(root, 'environments/il4'))
    },
    ['environments/il4:1:1 file-link'],
  ],
  [
    'a pipe as content',
    (root) => {
      rmSync(join(root, 'environments/il4/roadmap.yaml'))
      execFileSync('mkfifo', [join(root, 'environments/il4/roadmap.yaml')])
    },
    ['environments/il4/roadmap.yaml:1:1 file-kind'],
  ],
  [
    'a pipe in public/',
    (root) => execFileSync('mkfifo', [join(root, 'public/pipe')]),
    ['public/pipe:1:1 file-kind'],
  ],
  [
    'a folder as content',
    (root) => {
      rmSync(join(root, 'content/glossary.yaml'))
      mkdirSync(join(root, 'content/glossary.yaml'))
    },
    ['content/glossary.yaml:1:1 file-kind'],
  ],
  [
    'a file as a folder',
    (root) => {
      rmSync(join(root, 'public'), { recursive: true })
      writeFileSync(join(root, 'public'), 'x')
    },
    ['public:1:1 file-kind'],
  ],
  [
    'a reserved name',
    (root) => writeFileSync(join(root, 'public/images/AUX.png'), 'x'),
    ['public/images/AUX.png:1:1 file-name'],
  ],
  [
    'a reserved name of content',
    (root) =>
      renameSync(join(root, 'content/guides/start/canary.mdx'), join(root, 'content/guides/start/con.mdx')),
    ['content/guides/start/con.mdx:1:1 file-name'],
  ],
  [
    'a name with a sign',
    (root) => writeFileSync(join(root, 'public/images/a:b.png'), 'x'),
    ['public/images/a:b.png:1:1 file-name'],
  ],
  [
    'a name with a dot at its end',
    (root) => writeFileSync(join(root, 'public/images/end.'), 'x'),
    ['public/images/end.:1:1 file-name'],
  ],
  [
    'a name that turns',
    (root) => writeFileSync(join(root, 'public/images/\u202egnp.exe'), 'x'),
    ['public/images/\u202egnp.exe:1:1 file-name'],
  ],
  [
    'a hidden character',
    (root) => writeFileSync(join(root, 'content/guides/start/b\u200bc.mdx'), 'x'),
    ['content/guides/start/b\u200bc.mdx:1:1 file-name'],
  ],
  [
    'accents written apart',
    (root) => writeFileSync(join(root, 'public/images/cafe\u0301.png'), 'x'),
    ['public/images/cafe\u0301.png:1:1 file-name'],
  ],
  [
    'a name that is no UTF-8',
    (root) =>
      writeFileSync(Buffer.concat([Buffer.from(join(root, 'public/images/a')), Buffer.from([0xff])]), 'x'),
    ['public/images/a\ufffd:1:1 file-name'],
  ],
  [
    'two names that differ in capitals',
    (root) => writeFileSync(join(root, 'public/images/Path.png'), 'x'),
    ['public/images/path.png:1:1 file-clash'],
  ],
  [
    'a hidden file',
    (root) => writeFileSync(join(root, 'content/.draft.mdx'), 'x'),
    ['content/.draft.mdx:1:1 unknown-file'],
  ],
  [
    'a hidden folder',
    (root) => mkdirSync(join(root, 'public/.well-known')),
    ['public/.well-known:1:1 unknown-file'],
  ],
  [
    'another ending',
    (root) => writeFileSync(join(root, 'content/guides/start/notes.txt'), 'x'),
    ['content/guides/start/notes.txt:1:1 unknown-file'],
  ],
  ['what systems leave behind', (root) => writeFileSync(join(root, 'content/.DS_Store'), 'x'), []],
]

/** Reads as a user without rights, since the superuser may read everything. */
function asNobody<T>(read: () => T): T {
  if (process.getuid?.() !== 0) return read()
  process.seteuid?.(65_534)
  try {
    return read()
  } finally {
    process.seteuid?.(0)
  }
}

describe('what lies in a workspace', () => {
  it.each(table)('%s is told', (_, change, expected) => {
    // A picture or text that is refused is missing where it is shown: that is another problem, of the same cause.
    expect(briefly(change).filter((line) => !line.endsWith(' image-missing'))).toEqual(expected)
  })

  it('a socket is told', async () => {
    const server = createServer()
    const path = join(tmpdir(), `fieldbook-${process.pid}`)
    await new Promise<void>((done) => server.listen(path, done))
    try {
      expect(briefly((root) => renameSync(path, join(root, 'public/s')))).toEqual(['public/s:1:1 file-kind'])
    } finally {
      server.close()
    }
  })

  it('a file that may not be read is told', () => {
    const unreadable = (path: string) =>
      withFixture('base', (root) => {
        chmodSync(root, 0o755)
        chmodSync(join(root, path), 0)
        return asNobody(() => problemsOf(root).map(brief))
      })
    expect(unreadable('content/glossary.yaml')).toEqual(['content/glossary.yaml:1:1 file-unreadable'])
    expect(unreadable('content/triage')).toEqual(['content/triage:1:1 file-unreadable'])
  })

  it('says where links lead', () => {
    const messages = withFixture('base', (root) => {
      symlinkSync('../../../etc/hostname', join(root, 'public/images/a'))
      symlinkSync('path.png', join(root, 'public/images/b'))
      symlinkSync('gone', join(root, 'public/images/c'))
      return problemsOf(root).map(({ message }) => message)
    })
    expect(messages[1]).toBe('this is a link to public/images/path.png')
    expect(messages[2]).toBe('this is a link that leads nowhere: there is no gone')
  })
})
