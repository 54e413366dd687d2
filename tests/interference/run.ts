import { compareOutputs } from './compare.ts'

/** `node tests/interference/run.ts [CASES] [SEED]`: a long run by hand; prints counts by verb and by kind of change. */
const [cases = '10000', seed = '1'] = process.argv.slice(2)
const begun = performance.now()
let told = 0
const result = await compareOutputs(Number(cases), Number(seed), ({ cases: done, different }) => {
  for (const found of different.slice(told)) process.stderr.write(`${JSON.stringify(found)}\n`)
  told = different.length
  if (done % 500 === 0) process.stderr.write(`${done} cases, ${told} different\n`)
})
process.stdout.write(`${JSON.stringify({ ...result, different: result.different.slice(0, 20) }, null, 2)}\n`)
process.stdout.write(
  `${result.different.length} different, ${Math.round((performance.now() - begun) / 1000)} s\n`,
)
process.exitCode = result.different.length === 0 ? 0 : 1
