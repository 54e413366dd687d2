import { type Entry, Playbook } from './playbook.ts'

/** A path of a file as it is in its layer. */
export const pathInLayer = (file: string): string =>
  /(?:^|\/)((?:(?:content|environments|public)\/.*)|layer\.yaml|fieldbook\.config\.yaml)$/.exec(file)?.[1] ??
  file

/**
 * A playbook whose places name no layer where all of it comes from one: with several the folder of each stands before the paths, and
 * that others are laid over it is nothing that a network may be told which gets none of them.
 */
export function withoutLayers(playbook: Playbook): Playbook {
  const layers = new Set([...playbook.entries, ...playbook.files].map(({ layer }) => layer))
  if (layers.size > 1) return playbook
  const entries = playbook.entries.map((entry): Entry => {
    const file = pathInLayer(entry.file)
    return file === entry.file ? entry : { ...entry, file, at: (...of) => ({ ...entry.at(...of), file }) }
  })
  const files = playbook.files.map((of) =>
    of.file === undefined ? of : { ...of, file: pathInLayer(of.file) },
  )
  return new Playbook(entries, files, playbook.since)
}
