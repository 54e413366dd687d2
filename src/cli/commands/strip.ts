import { lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { visible } from '../../formats/visible.ts'
import { carriedIn } from '../../publish/carried/carried.ts'
import type { Carried } from '../../publish/carried/said.ts'
import { canStrip, stripped } from '../../publish/carried/strip.ts'
import { type ExitCode, UsageError } from '../exit.ts'
import { readableFile, withFiles } from '../files.ts'
import { out } from '../out.ts'
import { carriedLines } from '../reporters/carried.ts'
import type { Verb } from '../verb.ts'

interface Options {
  write?: boolean
}

export default {
  configure: (command) =>
    command
      .argument('<files...>', 'pictures: PNG, JPEG, GIF, WebP or SVG; what other files carry is listed')
      .option(
        '--write',
        'writes them again without what they carry; otherwise it is listed, and nothing is changed',
      ),
  run: async (files, { write }): Promise<ExitCode> => {
    for (const file of files) readableFile('FILE', file)
    let left = 0
    for (const file of files) {
      const isLeft = await withFiles(() => (write ? rewrite(file) : list(file)))
      if (isLeft) left += 1
    }
    if (left > 0) out(write ? '' : listAdvice)
    return left > 0 ? 1 : 0
  },
} satisfies Verb<Options>

const listAdvice =
  'This list says what the files say: handle it as they are marked. With --write what can go is taken out.\n'

const isBare = ({ said, unread }: Carried) => said.length === 0 && unread.length === 0

/** Lists what a file carries; whether it carries anything. */
function list(file: string): boolean {
  const carried = carriedIn(readFileSync(file))
  out(`${visible(file)}${isBare(carried) ? '  carries nothing that is known here' : ''}\n`)
  out(
    carriedLines(carried)
      .map((line) => `  ${line}\n`)
      .join(''),
  )
  return !isBare(carried)
}

/** Writes a file anew without what it carries, in one step; whether it still carries something. */
function rewrite(file: string): boolean {
  if (!lstatSync(file).isFile()) throw new UsageError(`${file}: is a link; give the file that it leads to`)
  const before = readFileSync(file)
  const { form, unread } = carriedIn(before)
  if (!canStrip(form)) {
    const what =
      form === undefined
        ? 'of no form that is known here'
        : `a ${form}, which is to be written anew by the program that made it`
    throw new UsageError(`${file}: is ${what}; nothing was changed`)
  }
  const bare = bareOf(file, before)
  if (bare.equals(before)) out(`${visible(file)}  as it was\n`)
  else {
    replace(file, bare)
    out(`${visible(file)}  written without ${before.length - bare.length} of ${before.length} bytes\n`)
  }
  const rest = carriedIn(bare)
  out(
    carriedLines(rest)
      .map((line) => `  stays: ${line}\n`)
      .join(''),
  )
  return unread.length > 0 && rest.unread.length > 0
}

function bareOf(file: string, before: Buffer): Buffer {
  try {
    const bare = stripped(before)
    if (bare) return bare
  } catch {}
  throw new UsageError(`${file}: is broken, and cannot be written anew; nothing was changed`)
}

function replace(file: string, bytes: Buffer): void {
  const part = `${file}.new-${process.pid}`
  try {
    writeFileSync(part, bytes, { flag: 'wx', mode: lstatSync(file).mode & 0o777 })
    renameSync(part, file)
  } finally {
    rmSync(part, { force: true })
  }
}
