import { describe, expect, it } from 'vitest'
import { low, openSite, parsers, service } from '../../../tests/marked-playbook.ts'
import { entry, environment } from '../../../tests/minimal-playbook.ts'
import { contentOf } from '../../../tests/said-below.ts'
import { minimal } from '../../../tests/schema-samples.ts'
import { shellsOf } from '../../../tests/schema-shells.ts'
import { contentTypes, type Kind, kinds } from '../../model/registry.ts'
import { dataFiles } from '../../publish/data.ts'
import { type Entry, Playbook } from '../playbook/playbook.ts'
import { release } from './release.ts'

const secret = { said: 'Kestrel.', environment: 'il9' }

/** Where an entry of a kind stands, so that the rest of the playbook leads to it. */
function placed(kind: Kind, data: unknown): Entry {
  const env = contentTypes[kind].files.some((path) => path.includes('<env>')) ? 'il2' : undefined
  const id = kind === 'environment' ? 'il2' : kind === 'availability' ? 'postgres' : kind
  return entry(kind, id, data as object, env)
}

function around(own: Entry): Playbook {
  const rest = [
    openSite(),
    entry('network', 'low', { marking: 'UNCLASSIFIED', ...low }),
    environment('il2'),
    environment(secret.environment, { marking: 'SECRET' }),
    service('postgres'),
  ].filter(({ kind, id }) => kind !== own.kind || id !== own.id)
  return new Playbook(
    [own, ...rest].filter(({ kind }, i) => i === 0 || kind !== 'site' || own.kind !== 'site'),
  )
}

const published = (kind: Kind, data: unknown) => said(around(placed(kind, data)))

/** What is said where there is no such entry. */
function publishedWithout(kind: Kind, data: unknown): string {
  const own = placed(kind, data)
  return said(new Playbook(around(own).entries.filter((entry) => entry !== own)))
}

function said(whole: Playbook): string {
  const { playbook } = release(whole, low, parsers)
  const files = dataFiles(playbook, { network: 'low', asOf: '2026-11-16' })
  return contentOf(playbook) + files.map(({ path, text }) => `\n${path}\n${text}`).join('')
}

describe('what may be absent', () => {
  // Nothing of a configuration is marked, so nothing of it is withheld.
  const marked = kinds.filter((kind) => kind !== 'configuration')
  it.each(marked)('of %s leaves nothing behind when all of it is withheld', (kind) => {
    const shells = shellsOf(kind, secret)
    let [places, ways] = [0, 0]
    for (const { path, without, variants, narrows } of shells) {
      // An entry marks itself, and goes as a whole.
      if (variants.length === 0 || path === 'marking') continue
      const least = narrows ? publishedWithout(kind, without) : published(kind, without)
      places++
      for (const variant of variants) {
        ways++
        expect(contentTypes[kind].schema.safeParse(variant).success, path).toBe(true)
        expect(published(kind, variant), `${path}: ${JSON.stringify(variant)}`).toBe(least)
        expect(least).not.toContain(secret.said)
      }
    }
    console.log(
      `shells of ${kind}: ${shells.length} places that may be absent, ${places} withheld in ${ways} ways`,
    )
  })

  it('is found in every type that the model is made of', () => {
    for (const kind of kinds) expect(minimal(contentTypes[kind].schema), kind).toBeTruthy()
  })
})
