#!/usr/bin/env node
// Runs under any Node 20+: when the running Node is too old to run TypeScript as it stands,
// the one pinned in node_modules takes over. Everything else is src/cli/main.ts.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { fileURLToPath } from 'node:url'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const recentEnough = major > 22 || (major === 22 && minor >= 18)

if (recentEnough) {
  module.enableCompileCache?.()
  await import('../src/cli/main.ts')
} else {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const pinned = fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url))
  if (!existsSync(pinned)) {
    console.error(
      `fieldbook: needs Node 22.18 or newer, this is ${process.versions.node}; run "npm ci" to bring one in`,
    )
    process.exit(2)
  }
  const run = spawnSync(pinned, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
  process.exit(run.status ?? 70)
}
