import { readFileSync } from 'node:fs'

const path = new URL('install.sh', import.meta.url)

/** `install.sh`, the same for every bundle. */
export const installScript = () => new Uint8Array(readFileSync(path))
