import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { carriedMutants } from './carried-table.ts'
import { doorMutants } from './door-table.ts'
import { markingMutants } from './marking-table.ts'
import { mutants, rawMutants } from './table.ts'
import { transferMutants } from './transfer-table.ts'

/** The faults of one kind, and who looks for them in code that is loaded with a number of one. */
const kinds = {
  release: {
    faults: [...mutants, ...rawMutants],
    seenBy: async (loaded: string, number: number) => {
      const { killers, blindSpot } = await import(`./killers.ts${loaded}`)
      if (number >= mutants.length) return blindSpot()
      return number < 0 ? { ...killers(), ...blindSpot() } : killers()
    },
  },
  doors: {
    faults: doorMutants,
    seenBy: async (loaded: string) => (await import(`./door-killers.ts${loaded}`)).doorKillers(),
  },
  transfer: {
    faults: transferMutants,
    seenBy: async (loaded: string) => (await import(`./transfer-killers.ts${loaded}`)).transferKillers(),
  },
  marking: {
    faults: markingMutants,
    seenBy: async (loaded: string) => (await import(`./marking-killers.ts${loaded}`)).markingKillers(),
  },
  carried: {
    faults: carriedMutants,
    seenBy: async (loaded: string) => (await import(`./carried-killers.ts${loaded}`)).carriedKillers(),
  },
}
const { faults, seenBy } = kinds[(process.argv[2] ?? 'release') as keyof typeof kinds]

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
for (const number of [...faults.keys(), -1]) results.push(await seenBy(`?mutant=${number}`, number))
process.stdout.write(JSON.stringify(results))
