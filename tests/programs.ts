import { existsSync } from 'node:fs'

/** A program of the system, or undefined where it is not installed; tests that need it are then skipped. */
export const program = (name: string): string | undefined =>
  ['/usr/sbin', '/usr/bin', '/sbin', '/bin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin']
    .map((folder) => `${folder}/${name}`)
    .find((path) => existsSync(path))
