import { stringify } from 'yaml'
import type { Entry } from '../src/domain/playbook/playbook.ts'
import { contentTypes } from '../src/model/registry.ts'
import type { RawFile } from '../src/publish/proof/raw/raw-parts.ts'

/** Entries as files that say the same, each in one of its own; of what a layer replaces, that too. */
export function rawFilesOf(entries: readonly Entry[]): RawFile[] {
  const layers = [...new Set(entries.map(({ layer }) => layer))]
  return entries
    .flatMap((entry) => [entry, ...replacedBy(entry)])
    .map((entry, i) => {
      const { kind, id, environment, data, body, layer } = entry
      const folder = environment === undefined ? 'content' : `environments/${environment}`
      const isMdx = contentTypes[kind].form === 'mdx'
      const isMap = !isMdx && !['environment', 'site', 'layer'].includes(kind)
      const yaml = stringify(isMap ? { [id]: data } : data, { lineWidth: i % 2 === 0 ? 60 : 0 })
      const path =
        kind === 'layer'
          ? 'layer.yaml'
          : kind === 'environment'
            ? `environments/${id}/environment.yaml`
            : `${folder}/${kind}-${id}.${isMdx ? 'mdx' : 'yaml'}`
      const text = isMdx ? `---\n${yaml}---\n${body?.text ?? ''}` : yaml
      return { path, file: path, root: layers.indexOf(layer), text }
    })
}

const replacedBy = (entry: Entry): Entry[] =>
  entry.replaced ? [entry.replaced, ...replacedBy(entry.replaced)] : []
