import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Prose } from '../../bench/prose.ts'
import { rules } from '../../src/domain/checks/registry.ts'
import { listFiles } from '../../src/workspace/find-files.ts'
import { LayerError } from '../../src/workspace/layers.ts'
import { problemsOf } from '../fixture.ts'
import { mutated } from './mutate.ts'

/** What came of whole workspaces with some of their files mutated. */
export interface CheckedMutants {
  cases: number
  problems: number
  /** How many rules told something. */
  rules: number
  refused: number
  slowest: number
  megabytes: number
  faults: { number: number; files: string[]; what: string }[]
}

const patience = 60_000

/** Checks both playbooks whole, each time with one to four files mutated; the same for the same seed. */
export function fuzzChecks(cases: number, seed: number, onCase = (_done: number) => {}): CheckedMutants {
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-fuzz-'))
  const result: CheckedMutants = {
    cases: 0,
    problems: 0,
    rules: 0,
    refused: 0,
    slowest: 0,
    megabytes: 0,
    faults: [],
  }
  const codes = new Set(rules.map(({ code }) => code))
  const told = new Set<string>()
  try {
    const playbooks = ['.', 'examples/tallow-coast'].map((from, i) => {
      const root = join(folder, String(i))
      for (const part of [
        'content',
        'environments',
        'public',
        'editions',
        'extend',
        'fieldbook.config.yaml',
        'layer.yaml',
      ])
        if (existsSync(join(from, part))) cpSync(join(from, part), join(root, part), { recursive: true })
      const files = listFiles(root).filter((path) => /\.(?:mdx|yaml)$/.test(path))
      return {
        root,
        files,
        texts: new Map(files.map((path) => [path, readFileSync(join(root, path), 'utf8')])),
      }
    })
    for (let number = 0; number < cases; number += 1) {
      const prose = new Prose(seed * 1_000_003 + number)
      const playbook = playbooks[number % playbooks.length]
      if (!playbook) break
      const { root, files, texts } = playbook
      const pick = () => files[prose.below(files.length)] ?? ''
      const changed = [...new Set(Array.from({ length: 1 + prose.below(4) }, pick))]
      for (const path of changed)
        writeFileSync(join(root, path), mutated(texts.get(path) ?? '', prose, texts.get(pick()) ?? ''))
      const fault = (what: string) => result.faults.push({ number, files: changed, what })
      const begun = performance.now()
      try {
        const problems = problemsOf(root)
        result.problems += problems.length
        for (const { code, at, message } of problems) {
          told.add(code)
          if (!codes.has(code) || message === '' || !(at.line >= 1 && at.col >= 1))
            fault(`a problem without its place: ${code}`)
        }
      } catch (error) {
        if (error instanceof LayerError) result.refused += 1
        else {
          const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error))
          fault(
            `${name}: ${message.slice(0, 200)} ${stack.split('\n').find((line) => line.includes('/src/')) ?? ''}`,
          )
        }
      }
      const took = Math.round(performance.now() - begun)
      result.slowest = Math.max(result.slowest, took)
      if (took > patience) fault(`took ${took} ms`)
      for (const path of changed) writeFileSync(join(root, path), texts.get(path) ?? '')
      result.megabytes = Math.max(result.megabytes, Math.round(process.memoryUsage.rss() / 1e6))
      result.cases += 1
      onCase(result.cases)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  result.rules = told.size
  return result
}
