import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { loadWorkspace } from '../../workspace/load.ts'
import { UsageError } from '../exit.ts'
import notice from './notice.ts'

const base = fileURLToPath(new URL('../../../tests/fixtures/base/', import.meta.url))
let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fieldbook-notice-'))
  cpSync(base, root, { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true }))

/** Runs the verb in this process; gives what it printed. */
async function run(...args: string[]): Promise<string> {
  const printed: string[] = []
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed.push(String(text))
    return true
  })
  try {
    const command = notice.configure(new Command('notice').exitOverride()).option('--root <dir>')
    command.parse(args, { from: 'user' })
    await notice.run(command.args, { ...(command.opts() as object), root: [root] } as never)
  } finally {
    out.mockRestore()
  }
  return printed.join('')
}

const open = ['open', 'broker-down', '--environment', 'il4', '--title', 'The broker refuses connections']
const opened = [...open, '--summary', 'Since 22:00.', '--at', '2026-11-29T22:00Z']
const at = ['broker-down', '--environment', 'il4', '--at']
const file = () => readFileSync(join(root, 'environments/il4/notices.yaml'), 'utf8')
const read = () => loadWorkspace([root]).playbook.get('notice', 'broker-down', 'il4')?.data

describe('fieldbook notice', () => {
  it('opens, updates and closes, and keeps all else as it was written', async () => {
    const before = file()
    await run(...opened, '--urgent', '--service', 'postgres', '--next-word', '+30m')
    expect(file().startsWith(before)).toBe(true)
    expect(read()).toMatchObject({ kind: 'outage', urgent: true, nextWord: '2026-11-29T22:30Z' })
    await run('update', ...at, '2026-11-29T22:25Z', '--words', 'It is emptied.', '--next-word', '+1h')
    expect(read()).toMatchObject({
      updates: [{ at: '2026-11-29T22:25Z', words: 'It is emptied.' }],
      nextWord: '2026-11-29T23:25Z',
    })
    const said = await run('close', ...at, '2026-11-29T23:10Z', '--words', 'It works again.')
    expect(said).toContain('It works again.')
    expect(read()).toMatchObject({ urgent: false, until: '2026-11-29T23:10Z', updates: [{}, {}] })
    expect(read()?.nextWord).toBeUndefined()
    expect(file().startsWith(before)).toBe(true)
  })

  describe('in a playbook with a time zone', () => {
    const at = ['broker-down', '--environment', 'il4', '--at']
    beforeEach(() => writeFileSync(join(root, 'fieldbook.config.yaml'), 'timeZone: Europe/Berlin\n'))

    it('reads moments by its clocks, and writes and says them so', async () => {
      const said = await run(
        ...open,
        ...['--summary', 'Since 22:00.', '--at', '2026-11-29T23:00', '--until', '2026-11-30T02:00+02:00'],
      )
      expect(said).toContain('outage, 2026-11-29 23:00 Berlin time to 2026-11-30 01:00 Berlin time')
      expect(file()).toContain('2026-11-29T23:00+01:00')
      expect(read()).toMatchObject({ from: '2026-11-29T22:00Z', until: '2026-11-30T00:00Z' })
      await run('update', ...at, '2026-11-29T23:25', '--words', 'It is emptied.', '--next-word', '+1h')
      expect(file()).toContain('nextWord: 2026-11-30T00:25+01:00')
      await expect(run('update', ...at, '2026-11-29T23:10', '--words', 'Earlier.')).rejects.toThrow(
        '--at 2026-11-29 23:10 Berlin time: the word before it is of 2026-11-29 23:25 Berlin time',
      )
      await run('close', ...at, '2026-11-30T00:10', '--words', 'It works again.')
      expect(read()).toMatchObject({ until: '2026-11-29T23:10Z' })
      expect(read()?.updates?.map((word) => word.at)).toEqual(['2026-11-29T22:25Z', '2026-11-29T23:10Z'])
    })

    it.each([
      ['2026-03-29T02:30', 'a time which clocks in Europe/Berlin never show'],
      ['2026-10-25T02:30', 'write 2026-10-25T00:30Z or 2026-10-25T01:30Z'],
      ['29.11.2026', 'write a moment by the clocks of Europe/Berlin such as 2026-11-16T07:40'],
    ])('refuses %s', async (moment, why) => {
      await expect(run(...open, '--summary', 'S.', '--at', moment)).rejects.toThrow(why)
    })
  })

  it('refuses a moment without a zone where nobody says which', async () => {
    await expect(run(...open, '--summary', 'S.', '--at', '2026-11-29T23:00')).rejects.toThrow(
      'say that it is UTC: 2026-11-29T23:00Z; or add its offset',
    )
    await run(...open, '--summary', 'S.', '--at', '2026-11-29T23:00+01:00')
    expect(read()).toMatchObject({ from: '2026-11-29T22:00Z' })
  })

  it('marks a notice and words, and says how readers will find it marked', async () => {
    const plain = await run(...opened)
    expect(plain).toContain('il4: The broker refuses connections (UNCLASSIFIED)')
    const update = ['update', ...at, '2026-11-29T22:25Z', '--words', 'By whom.']
    await run(...update, '--marking', 'CUI//NOFORN')
    expect(read()?.updates?.[0]).toEqual({
      marking: 'CUI//NOFORN',
      at: '2026-11-29T22:25Z',
      words: 'By whom.',
    })
    const said = await run(
      ...['open', 'other', '--environment', 'il4', '--title', 'T', '--summary', 'S', '--marking', 'CUI'],
      ...['--service', 'postgres', '--domain', 'apps.example', '--path', 'crash'],
    )
    expect(said).toContain('il4: T (CUI)')
    expect(said).toContain('Said of postgres, apps.example')
    expect(said).toContain('Said on the paths crash')
  })

  it('takes words with any signs in them', async () => {
    const words = 'a: "b" # c\n- d {e} \'f\' \u001b[31m'
    const said = await run(...open, '--summary', words, '--at', '2026-11-29T22:00Z')
    expect(read()?.summary).toBe(words)
    expect(said).not.toContain('\u001b')
  })

  it.each([
    ['an environment that is none', ['open', 'x', '--environment', 'il44'], /did you mean "il4"/],
    ['no environment', ['open', 'x'], /one of il2, il4/],
    ['no title', ['open', 'x', '--environment', 'il4'], /--title/],
    ['a service that is none', [...opened, '--service', 'postgre'], /did you mean "postgres"/],
    ['a path that is none', [...opened, '--path', 'crush'], /no triage path "crush": did you mean "crash"/],
    ['a moment in another form', [...opened, '--next-word', '10:00'], /--next-word 10:00: write a moment/],
    ['a kind that is none', [...opened, '--kind', 'outrage'], /--kind outrage: use one of outage/],
    ['a marking that cannot be read', [...opened, '--marking', 'CUY'], /--marking CUY: it cannot be read/],
    [
      'an update of what is not there',
      ['update', 'x', '--environment', 'il4', '--words', 'W'],
      /no notice "x"/,
    ],
  ])('refuses %s, and writes nothing', async (_, args, message) => {
    const before = file()
    await expect(run(...args)).rejects.toThrow(UsageError)
    await expect(run(...args)).rejects.toThrow(message)
    expect(file()).toBe(before)
  })

  it('refuses a second one of that name, a word before the last one, and an end before its beginning', async () => {
    await run(...opened)
    await expect(run(...opened)).rejects.toThrow('is there already')
    await expect(run('update', ...at, '2026-11-29T21:00Z', '--words', 'W')).rejects.toThrow('later moment')
    await expect(run('close', ...at, '2026-11-29T21:00Z')).rejects.toThrow('later moment')
    await run('close', ...at, '2026-11-29T22:30Z')
    await expect(run('close', ...at, '2026-11-29T22:40Z')).rejects.toThrow('ended on 2026-11-29T22:30Z')
  })
})
