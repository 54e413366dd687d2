import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { archiveOf, bundleFiles, contentsOf, workFolder } from '../../../tests/minimal-bundle.ts'
import { archiveForms, packArchive } from './archive.ts'
import { encode, sha256 } from './bytes.ts'
import { tarChunks } from './tar.ts'

const { write, fresh } = workFolder()
const files = bundleFiles()

it('has the same bytes in every time zone', () => {
  const program = `
    import { packArchive } from './src/publish/bundle/archive.ts'
    import { sha256 } from './src/publish/bundle/bytes.ts'
    const files = [{ path: 'a/b.html', bytes: new TextEncoder().encode('<p>b'.repeat(999)) }]
    console.log(sha256(packArchive(files, 'zip', '2026-10-25')), sha256(packArchive(files, 'tar.gz', '2026-10-25')))`
  const run = (TZ: string) =>
    execFileSync(process.execPath, ['--input-type=module-typescript', '-e', program], {
      env: { ...process.env, TZ },
      encoding: 'utf8',
    })
  // Where clocks change at midnight, and where the day is another.
  const [first, ...others] = ['UTC', 'Africa/Cairo', 'America/Havana', 'Pacific/Kiritimati'].map(run)
  for (const other of others) expect(other).toBe(first)
})

it('depends on files, order and day alone', () => {
  for (const form of archiveForms) {
    const digest = sha256(archiveOf(files, form))
    expect(sha256(archiveOf(bundleFiles(), form))).toBe(digest)
    expect(sha256(archiveOf(files, form, contentsOf({ asOf: '2026-11-17' }).about))).not.toBe(digest)
  }
})

it('is what tar and unzip read: the same files, owner 0, mode 644, one time', () => {
  const tar = write(archiveOf(files), 'x.tar.gz')
  const listed = execFileSync('tar', ['-tvzf', tar, '--utc', '--numeric-owner'], { encoding: 'utf8' })
  const rows = listed.trim().split('\n')
  expect(rows).toHaveLength(files.size)
  for (const row of rows)
    expect(row).toMatch(/^-rw-r--r-- 0\/0 +\d+ 2026-11-16 00:00 fieldbook-low-2026\.11\//)

  const zip = write(archiveOf(files, 'zip'), 'x.zip')
  execFileSync('unzip', ['-q', '-t', zip])
  const folder = fresh('unzipped')
  execFileSync('unzip', ['-q', zip, '-d', folder])
  for (const [name, bytes] of files)
    expect(readFileSync(`${folder}/fieldbook-low-2026.11/${name}`).equals(bytes), name).toBe(true)
})

it('splits a long name at a slash, and gives up on one that has none', () => {
  const write = (path: string) => Buffer.concat([...tarChunks([{ path, bytes: encode('x') }], 0)])
  const long = `${'folder/'.repeat(20)}${'n'.repeat(80)}`
  const listed = execFileSync('tar', ['-tf', '-'], { input: write(long), encoding: 'utf8' })
  expect(listed.trim()).toBe(long)
  expect(() => write('n'.repeat(120))).toThrow(/long/)
})

it('takes an empty file and one of whole blocks', () => {
  const odd = [
    { path: 'f/empty.txt', bytes: new Uint8Array() },
    { path: 'f/block.txt', bytes: encode('b'.repeat(1024)) },
  ]
  for (const form of archiveForms) {
    const archive = write(packArchive(odd, form, '2026-11-16'), `odd.${form}`)
    const command = form === 'zip' ? ['unzip', '-q', '-t', archive] : ['tar', '-tzf', archive]
    expect(() => execFileSync(command[0] ?? '', command.slice(1))).not.toThrow()
  }
})
