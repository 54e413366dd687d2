import { compare } from '../../domain/playbook/problem.ts'
import { sha256 } from './bytes.ts'

/** Files of a bundle by their names below its root. */
export type Files = ReadonlyMap<string, Uint8Array>

/** The manifest's file in a bundle. */
export const manifestName = 'MANIFEST.sha256'
export const signatureName = `${manifestName}.sig`

/** The manifest and its signature are what it does not list. */
export const isListed = (name: string) => name !== manifestName && name !== signatureName

/** The manifest of files: a line each, in order, as `sha256sum -c` reads it. */
export function renderManifest(files: Files): string {
  return [...files.keys()]
    .filter(isListed)
    .sort(compare)
    .map((name) => `${sha256(files.get(name) ?? '')}  ${name}\n`)
    .join('')
}

/** The digests of a manifest by name; undefined where the text is no manifest as {@link renderManifest} writes one. */
export function readBundleManifest(text: string): Map<string, string> | undefined {
  const digests = new Map<string, string>()
  let before = ''
  for (const line of text.split('\n').slice(0, -1)) {
    const [, digest, name] = /^([0-9a-f]{64}) {2}([^ ].*)$/.exec(line) ?? []
    // In order, and so each name once.
    if (digest === undefined || name === undefined || compare(before, name) >= 0) return undefined
    digests.set(name, digest)
    before = name
  }
  return text.endsWith('\n') ? digests : undefined
}
