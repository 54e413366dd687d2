import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withFolderSync } from './with-folder.ts'

/** What signatures are for, so that one made for something else never passes. */
export const signatureNamespace = 'fieldbook-bundle'

/** The same for a statement by itself. */
export const statementNamespace = 'fieldbook-statement'

/** A signature could not be made or checked: a key that cannot be read, no ssh-keygen. */
export class SignatureError extends Error {}

/** Signs bytes with an SSH key (or its public half, where an agent holds the key); gives the signature file. */
export function sign(bytes: Uint8Array, key: string, namespace = signatureNamespace): Uint8Array {
  return withFolderSync((folder) => {
    const path = join(folder, 'manifest')
    writeFileSync(path, bytes)
    // A passphrase is asked for on the terminal.
    const { status, stderr } = sshKeygen(['-Y', 'sign', '-q', '-f', key, '-n', namespace, path])
    if (status !== 0) throw new SignatureError(`cannot sign with ${key}: ${firstLine(stderr)}`)
    return readFileSync(`${path}.sig`)
  })
}

/** Runs ssh-keygen, which everybody who signs with SSH has; reports a machine without it. */
export function sshKeygen(args: readonly string[], input?: Uint8Array) {
  const run = spawnSync('ssh-keygen', args, {
    ...(input ? { input } : {}),
    stdio: [input ? 'pipe' : 'inherit', 'pipe', 'pipe'],
    encoding: 'utf8',
  })
  if (run.error) throw new SignatureError('signatures need ssh-keygen (OpenSSH 8.1 or newer) on the PATH')
  return { status: run.status ?? 70, stdout: run.stdout, stderr: run.stderr }
}

const firstLine = (text: string) => text.trim().split('\n')[0] ?? ''
