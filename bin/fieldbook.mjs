#!/usr/bin/env node
// Runs under any Node 20+: when the running Node is too old to run TypeScript as it stands, the one pinned in
// node_modules takes over. Everything else is src/cli/main.ts, or what was compiled of it.
import { spawn } from 'node:child_process'
import module from 'node:module'
import { fileURLToPath } from 'node:url'
import { code } from './code.mjs'
import { pinnedNode } from './pinned-node.mjs'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const recentEnough = major > 22 || (major === 22 && minor >= 18)

if (recentEnough) {
  endWithParent()
  module.enableCompileCache?.()
  await import(code('cli/main'))
} else {
  const generator = fileURLToPath(new URL('..', import.meta.url))
  const pinned = pinnedNode(generator, process.platform, process.arch)
  if (pinned) handOver(pinned)
  else {
    console.error(
      `fieldbook: needs Node 22.18 or newer, this is ${process.versions.node}; run "npm ci" to bring one in`,
    )
    process.exit(2)
  }
}

/**
 * Runs this file with another Node, and is as if it were that one: signals go on to it, and its end is this one's.
 * @param {string} node the program
 */
function handOver(node) {
  const args = [fileURLToPath(import.meta.url), ...process.argv.slice(2)]
  // The channel carries nothing: it closes when this process is gone, however it went.
  const child = spawn(node, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to both, and twice would be once too often.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
  }
  child.on('error', (error) => {
    console.error(`fieldbook: ${node} cannot be run: ${error.message}`)
    process.exit(2)
  })
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 70)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

/** Where an older Node handed over to this one: when that is gone, so is this. */
function endWithParent() {
  if (!process.channel) return
  process.once('disconnect', () => process.exit(70))
  process.channel.unref()
}
