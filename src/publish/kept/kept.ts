import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import {
  closeSync,
  fstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

/**
 * A folder for what a build keeps for the next one. It is believed only where it was made: its seal holds a secret and the
 * number and the hour of birth of its own file, which no copy has. So what comes with somebody's workspace is never run nor
 * published, and a byte that has changed is noticed. Losing it costs time and nothing else.
 */
export interface KeptFolder {
  folder: string
  /** A signature of a text under the secret of the folder. */
  sign: (text: string) => string
  /** Whether a signature is that of a text. */
  holds: (text: string, signature: string) => boolean
}

const sealFile = 'seal.json'

interface Seal {
  secret: string
  file: string
}

/** Opens what is kept in a work folder, or begins anew. Undefined where nothing can be kept: then all is made again. */
export function openKept(work: string): KeptFolder | undefined {
  const folder = join(work, 'kept')
  try {
    const secret = readSeal(folder) ?? makeSeal(work, folder)
    return secret === undefined ? undefined : keptIn(folder, secret)
  } catch (error) {
    // Not to be written, full, or no folder.
    if ((error as NodeJS.ErrnoException).code === undefined) throw error
    return undefined
  }
}

function keptIn(folder: string, secret: string): KeptFolder {
  const sign = (text: string) => createHmac('sha256', secret).update(text).digest('hex')
  const holds = (text: string, signature: string) => {
    const [expected, given] = [Buffer.from(sign(text)), Buffer.from(signature)]
    return expected.length === given.length && timingSafeEqual(expected, given)
  }
  return { folder, sign, holds }
}

/** The secret of a seal that stands where it was made; undefined for every other. */
function readSeal(folder: string): string | undefined {
  let file: number
  try {
    file = openSync(join(folder, sealFile), 'r')
  } catch {
    return undefined
  }
  try {
    const { secret, file: known } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Seal>
    return typeof secret === 'string' && secret.length === 64 && known === identityOf(file)
      ? secret
      : undefined
  } catch {
    return undefined
  } finally {
    closeSync(file)
  }
}

/**
 * Puts a sealed folder in place, in one step, so that a build that reads there sees all of it or nothing. Gives its secret;
 * undefined where the disk does not know when a file was made, or changes its mind.
 */
function makeSeal(work: string, folder: string): string | undefined {
  mkdirSync(work, { recursive: true })
  const made = mkdtempSync(`${folder}.new-`)
  try {
    sealIn(made)
    const secret = readSeal(made)
    if (secret === undefined) return undefined
    try {
      renameSync(made, folder)
      return secret
    } catch {}
    // Another build was faster, or what is there is no folder of this disk's.
    const theirs = readSeal(folder)
    if (theirs !== undefined) return theirs
    const old = `${made}.old`
    renameSync(folder, old)
    rmSync(old, { recursive: true, force: true })
    renameSync(made, folder)
    return secret
  } finally {
    rmSync(made, { recursive: true, force: true })
  }
}

function sealIn(folder: string): void {
  const file = openSync(join(folder, sealFile), 'wx', 0o600)
  try {
    const secret = randomBytes(32).toString('hex')
    writeSync(file, JSON.stringify({ secret, file: identityOf(file) ?? '' } satisfies Seal))
  } finally {
    closeSync(file)
  }
}

/** What tells an open file from every other that was ever there; undefined where the disk cannot say. */
function identityOf(file: number): string | undefined {
  const { ino, birthtimeNs } = fstatSync(file, { bigint: true })
  return ino === 0n || birthtimeNs === 0n ? undefined : `${ino}:${birthtimeNs}`
}
