import { spawn } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Prose } from '../../bench/prose.ts'
import { listFiles } from '../../src/workspace/find-files.ts'

/**
 * Builds of a workspace that share what they keep: in each round two begin at once, from nothing in the first, and one of them is
 * killed at some moment in all others. Then a build with what they left is compared with one that has a folder of its own.
 * Gives in what the two differ, over all rounds, which is nothing.
 */
export async function buildAndKill(
  generator: string,
  layer: string,
  rounds: number,
  prose: Prose,
): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-killed-'))
  const root = join(folder, 'workspace')
  cpSync(layer, root, { recursive: true })
  const build = (out: string, work: string, end?: number) => {
    const args = [
      'build',
      '--root',
      root,
      '--as-of',
      '2026-11-16',
      '--out',
      join(folder, out),
      '--work',
      work,
    ]
    const child = spawn(process.execPath, [join(generator, 'bin/fieldbook.mjs'), ...args], {
      stdio: 'ignore',
    })
    if (end !== undefined) setTimeout(() => child.kill('SIGKILL'), end)
    return new Promise<number | null>((done) => child.once('exit', done))
  }
  const shared = join(folder, 'shared')
  const different: string[] = []
  try {
    for (let round = 0; round < rounds; round++) {
      const end = round === 0 ? undefined : prose.below(4000)
      await Promise.all([build('one', shared), build('other', shared, end)])
      appendFileSync(join(root, 'content/guides/start/canary.mdx'), `\n${prose.sentence()}\n`)
      const codes = [await build('one', shared), await build('alone', join(folder, `alone-${round}`))]
      if (codes.some((code) => code !== 0)) different.push(`round ${round}: exit codes ${codes.join(', ')}`)
      const [one, alone] = ['one', 'alone'].map((name) => join(folder, name))
      for (const file of new Set([one, alone].flatMap((site = '') => listFiles(site)))) {
        const [a, b] = [one, alone].map((site = '') => readFileSync(join(site, file), 'latin1'))
        if (a !== b) different.push(`round ${round}: ${file}`)
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return different
}
