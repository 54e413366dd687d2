import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { loadWorkspace, type Workspace } from './load.ts'
import { type PlannedFile, writePlanned } from './planned.ts'

/** What makes a layer; the names of files in `public/` decide what images are missing. */
const parts = ['content', 'environments', 'public', 'layer.yaml', 'fieldbook.config.yaml']

/** Reads the layers at `roots` as they would be with planned files written. They are written into a copy, which goes again. */
export function loadAsPlanned(roots: readonly string[], planned: readonly PlannedFile[]): Workspace {
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-planned-'))
  try {
    const copies = roots.map((root, i) => join(folder, String(i), basename(root)))
    for (const [i, root] of roots.entries())
      for (const part of parts)
        if (existsSync(join(root, part)))
          cpSync(join(root, part), join(copies[i] ?? '', part), { recursive: true })
    writePlanned(planned, copies)
    return loadWorkspace(copies)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
