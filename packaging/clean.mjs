// What `npm pack` does when it has packed: a checkout runs src/ and has no need of what was compiled of it.
// @ts-check
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

for (const made of ['lib', 'sbom.cdx.json', 'packages.lock.json'])
  rmSync(fileURLToPath(new URL(`../${made}`, import.meta.url)), { recursive: true, force: true })
