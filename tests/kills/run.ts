import { killBuilds, killBundles, killInstalls } from './kill.ts'

/** `node tests/kills/run.ts [KILLS] [SEED]`: kills builds, bundles and installations at random moments, so many of each. */
const [kills = '25', seed = '1'] = process.argv.slice(2)
const [many, from] = [Number(kills), Number(seed)]
const all = {
  'installations by verify': () => killInstalls(many, from, 'verb'),
  'installations by install.sh': () => killInstalls(many, from, 'script'),
  builds: () => killBuilds(many, from),
  bundles: () => killBundles(many, from),
}
let mixes = 0
for (const [what, kill] of Object.entries(all)) {
  const killed = await kill()
  mixes += killed.mixes.length
  process.stdout.write(
    `${what}: ${killed.kills} killed, ${killed.old} left the old, ${killed.new} the new, ${killed.mixes.length} a mix ${killed.mixes.join('; ')}\n`,
  )
}
process.exitCode = mixes === 0 ? 0 : 1
