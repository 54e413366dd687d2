import { join } from 'node:path'
import { layerFiles } from '../layer-files.ts'
import { contentVersionAt, layersAt } from '../layers.ts'
import { readText } from '../read-text.ts'
import type { UpgradedFile } from './plan.ts'

/** The YAML of every layer as it is written, and the version that the content says it is written for. */
export function filesToUpgrade(roots: readonly string[]): {
  files: UpgradedFile[]
  from: number | undefined
} {
  const layers = layersAt(roots)
  const files = layers.flatMap(({ root, prefix }) =>
    layerFiles(root, prefix)
      .content.filter((path) => path.endsWith('.yaml'))
      .flatMap((inLayer): UpgradedFile[] => {
        const path = `${prefix}${inLayer}`
        const read = readText(join(root, inLayer), path)
        return 'problem' in read ? [] : [{ path, inLayer, text: read.text }]
      }),
  )
  const [base] = layers
  return { files, from: base && contentVersionAt(base.root, base.prefix)?.version }
}
