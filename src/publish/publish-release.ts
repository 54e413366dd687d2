import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Release } from '../domain/marking/release.ts'
import { saidOn } from '../domain/marking/said.ts'
import type { Entry, Playbook } from '../domain/playbook/playbook.ts'
import { type BuildOptions, buildSite, extendOf, stages } from './build-site.ts'
import { openKept } from './kept/kept.ts'
import { KeptVerdicts } from './kept/kept-verdicts.ts'
import { generatorDigest } from './program/program-digest.ts'
import { ownWords } from './proof/own-words.ts'
import { type Proof, Prover } from './proof/prove.ts'
import { readRawFiles } from './proof/raw/read-files.ts'
import type { Published } from './published.ts'

export interface PublishOptions extends Omit<BuildOptions, 'playbook' | 'inspect'> {
  /** Everything the layers say; the proof looks for what of it was withheld. */
  playbook: Playbook
  network: Entry<'network'>
  release: Release
  /** Where the proof's report goes; it names what was withheld, so never into the site. */
  report: string
}

/** A site that says something its network may not hold. It has not been put in place. */
export class LeakError extends Error {
  readonly proof: Proof
  constructor(proof: Proof) {
    super(
      proof.leaks.length > 0
        ? `${proof.leaks.length} places of the site tell of something withheld`
        : `${proof.unread.length} files cannot be read whole`,
    )
    this.proof = proof
  }
}

/**
 * Builds the site of a release, proves that nothing withheld is in it, and only then puts it in place. Writes the
 * proof's report either way; throws {@link LeakError} where it fails. Gives the proof and the list of what is published.
 */
export async function publishRelease(
  options: PublishOptions,
): Promise<{ proof: Proof; published: Published }> {
  const { playbook, network, release, roots, report, ...build } = options
  const { work = stages } = build
  const withheld = saidOn(playbook, release)
  let proof: Proof | undefined
  const published = await buildSite({
    ...build,
    roots,
    edition: {
      ...build.edition,
      ...(withheld.length > 0 && { withheld }),
      ...extendOf(roots),
    },
    playbook: release.playbook,
    inspect: (site) => {
      const kept = openKept(work)
      let verdicts: KeptVerdicts | undefined
      const prover = new Prover(site, {
        playbook,
        network: { ...network.data, id: network.id },
        own: ownWords(),
        sources: readRawFiles(roots),
        verdictsFor: (needles) => {
          verdicts =
            kept && new KeptVerdicts(kept, network.id, generatorDigest(), needles, build.edition.revision)
          return verdicts
        },
      })
      return {
        read: (file) => prover.read(file),
        end() {
          proof = prover.proof()
          verdicts?.keep()
          mkdirSync(dirname(report), { recursive: true })
          writeFileSync(report, `${JSON.stringify(proof, null, 2)}\n`)
          if (!proof.passed) throw new LeakError(proof)
        },
      }
    },
  })
  if (!proof) throw new Error('the site was not inspected')
  return { proof, published }
}
