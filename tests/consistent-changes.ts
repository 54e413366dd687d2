import { gzipSync } from 'node:zlib'
import { encode } from '../src/publish/bundle/bytes.ts'
import { type Description, descriptionName } from '../src/publish/bundle/description.ts'
import { typesOf } from '../src/publish/bundle/file-types.ts'
import { type Files, isListed, manifestName, renderManifest } from '../src/publish/bundle/manifest.ts'
import { renderStatement, statementName } from '../src/publish/bundle/statement.ts'
import { verifyText } from '../src/publish/bundle/verify-text.ts'

/** A bundle while it is being changed. */
export interface Changing {
  files: Map<string, Uint8Array>
  description: Description
}

/** A change to a bundle, hidden as well as anyone can without the key. */
export interface Change {
  name: string
  change: (bundle: Changing) => void
  /** Why a bundle with this change is rightly accepted; absent where it is to be refused. */
  accepted?: string
}

const utf8 = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? new Uint8Array()).toString()

/** Replaces text in a file. Throws where there is nothing to replace, so that every change changes something. */
export function edit({ files }: Changing, file: string, from: string | RegExp, to: string): void {
  const text = utf8(files.get(file))
  const changed = text.replace(from, to)
  if (changed === text) throw new Error(`${file} holds no ${from}`)
  files.set(file, encode(changed))
}

/** Changes the data of a JSON file. */
export function editJson(
  { files }: Changing,
  file: string,
  change: (data: Record<string, unknown>) => void,
): void {
  const data = JSON.parse(utf8(files.get(file))) as Record<string, unknown>
  change(data)
  files.set(file, encode(`${JSON.stringify(data, null, 1)}\n`))
}

/** VERIFY.txt as the changed description has it, so that it does not give the change away. */
export const retell = ({ files, description }: Changing) =>
  files.set(
    'VERIFY.txt',
    encode(verifyText({ ...description, types: typesOf(files.keys()) }, { signed: false })),
  )

/** Makes a change, and description and manifest anew to agree with it. */
export function remade(original: Files, { change }: Change): Map<string, Uint8Array> {
  const files = new Map(original)
  const description = JSON.parse(utf8(files.get(descriptionName))) as Description
  change({ files, description })
  const names = [...files.keys()].filter(isListed).sort()
  const listed = Object.fromEntries(
    names.map((name) => [name, description.files[name] ?? description.marking]),
  )
  const described = { ...description, types: typesOf(files.keys()), files: listed }
  if (files.has(descriptionName))
    files.set(descriptionName, encode(`${JSON.stringify(described, null, 1)}\n`))
  // Anybody can state anew what is there; only a change to the statement itself is left as it is.
  if (files.get(statementName) === original.get(statementName))
    files.set(statementName, renderStatement(described, files))
  files.set(manifestName, encode(renderManifest(files)))
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** What has no place behind any ending that a bundle has. */
export const disguises: Readonly<Record<string, Uint8Array>> = {
  'a program of Linux': Buffer.concat([
    Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]),
    Buffer.alloc(64, 1),
  ]),
  'a program of Windows': Buffer.concat([
    encode('MZ'),
    Buffer.from([0x90, 0, 3, 0, 0, 0]),
    Buffer.alloc(64, 2),
  ]),
  'a zip archive': Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(64, 3)]),
  'gzip data': gzipSync('text'),
  'a PDF with bytes': Buffer.concat([encode('%PDF-1.7\n'), Buffer.from([0x80, 0xff, 0, 0x81])]),
  'text in UTF-16': Buffer.from('\ufeff<!doctype html>', 'utf16le'),
}
