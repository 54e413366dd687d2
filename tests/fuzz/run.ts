import { fuzzChecks } from './checks.ts'
import { fuzzReaders } from './fuzz.ts'

/** `node tests/fuzz/run.ts readers|checks [CASES] [SEED]`: a long run by hand; prints counts and every fault. */
const [what = 'readers', cases = '20000', seed = '1'] = process.argv.slice(2)
const begun = performance.now()
const said = (done: number) => {
  if (done % 1000 === 0) process.stderr.write(`${done} cases\n`)
}
const result =
  what === 'checks'
    ? fuzzChecks(Number(cases), Number(seed), said)
    : fuzzReaders(Number(cases), Number(seed), said)
process.stdout.write(`${JSON.stringify(result, null, 1)}\n`)
process.stdout.write(`${result.faults.length} faults, ${Math.round((performance.now() - begun) / 1000)} s\n`)
process.exitCode = result.faults.length === 0 ? 0 : 1
