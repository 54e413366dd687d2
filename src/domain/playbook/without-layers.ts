import { type Entry, Playbook } from './playbook.ts'

/** A path of a file as it is in its layer. */
export const pathInLayer = (file: string): string =>
  /(?:^|\/)((?:content|environments|public)\/.*)$/.exec(file)?.[1] ?? file

/**
 * A playbook whose places name no layer: where several are laid over one another their folders stand before the paths, and that
 * there are others is nothing that a network may be told.
 */
export function withoutLayers(playbook: Playbook): Playbook {
  const entries = playbook.entries.map((entry): Entry => {
    const file = pathInLayer(entry.file)
    return file === entry.file ? entry : { ...entry, file, at: (...of) => ({ ...entry.at(...of), file }) }
  })
  const files = playbook.files.map((of) => (of.file === undefined ? of : { ...of, file: pathInLayer(of.file) }))
  return new Playbook(entries, files, playbook.since)
}
