import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { carriedMutants } from './carried-table.ts'
import { doorMutants } from './door-table.ts'
import { mutants, rawMutants } from './table.ts'
import { transferMutants } from './transfer-table.ts'

// Those of the release, with `doors` those of the command line, with `transfer` those of bundles, with `carried` those of files.
const isDoors = process.argv[2] === 'doors'
const isTransfer = process.argv[2] === 'transfer'
const isCarried = process.argv[2] === 'carried'
const faults = isCarried
  ? carriedMutants
  : isTransfer
    ? transferMutants
    : isDoors
      ? doorMutants
      : [...mutants, ...rawMutants]

/**
 * Loads the code once for every fault, with that fault in it, and prints as JSON who saw it. A process of its own,
 * since what patches modules while they load would patch those of other tests too.
 */
const root = new URL('../../', import.meta.url)

registerHooks({
  resolve(specifier, context, nextResolve) {
    const resolved = nextResolve(specifier, context)
    const query = /\?mutant=-?\d+$/.exec(context.parentURL ?? '')?.[0] ?? ''
    const isOurs = resolved.url.startsWith(root.href) && !resolved.url.includes('/node_modules/')
    return isOurs && query !== '' && !resolved.url.includes('?')
      ? { ...resolved, url: resolved.url + query }
      : resolved
  },
  load(url, context, nextLoad) {
    const [path = '', number] = url.split('?mutant=')
    const mutant = number === undefined ? undefined : faults[Number(number)]
    if (mutant === undefined || path !== new URL(mutant.file, root).href) return nextLoad(url, context)
    const source = readFileSync(fileURLToPath(path), 'utf8')
    if (source.split(mutant.find).length !== 2) throw new Error(`${mutant.file} has no one "${mutant.find}"`)
    return {
      format: 'module-typescript',
      source: source.replace(mutant.find, () => mutant.instead),
      shortCircuit: true,
    }
  },
})

const results: unknown[] = []
// The last is the code as it is, which nobody may find fault with.
for (const number of [...faults.keys(), -1]) {
  if (isDoors) {
    const { doorKillers } = await import(`./door-killers.ts?mutant=${number}`)
    results.push(await doorKillers())
    continue
  }
  if (isCarried) {
    const { carriedKillers } = await import(`./carried-killers.ts?mutant=${number}`)
    results.push(carriedKillers())
    continue
  }
  if (isTransfer) {
    const { transferKillers } = await import(`./transfer-killers.ts?mutant=${number}`)
    results.push(transferKillers())
    continue
  }
  const { killers, blindSpot } = await import(`./killers.ts?mutant=${number}`)
  if (number < mutants.length) results.push(number < 0 ? { ...killers(), ...blindSpot() } : killers())
  else results.push(blindSpot())
}
process.stdout.write(JSON.stringify(results))
