import { cacheControl, commonHeaders, hashedFile, mimeTypes, strictTransportSecurity } from '../headers.ts'
import { encode } from './bytes.ts'
import { filesBelow } from './files-below.ts'

/**
 * The files of `host/`, for the web servers there are. The folder holds templates: what a host sends is said once,
 * in `headers.ts`, and filled in here. A comment that is nothing but `# @name` becomes lines, `@name` within a
 * line a value.
 */
export function hostFiles(folder: string): Map<string, Uint8Array> {
  const filled = new Map<string, Uint8Array>()
  for (const [name, bytes] of filesBelow(folder))
    filled.set(name, encode(fill(Buffer.from(bytes).toString())))
  return filled
}

const types = Object.entries(mimeTypes).map(([ending, value]) => {
  const [type = '', charset] = value.split('; charset=')
  return { ending: ending.slice(1), value, type, charset }
})
// Text is what has a charset, and what shrinks. nginx minds HTML by itself, and warns when it is told.
const compressible = types.filter((t) => t.charset)
const nginxText = compressible.filter((t) => t.ending !== 'html').map((t) => t.type)
const headers = Object.entries(commonHeaders).map(([name, value]) => ({ name: titleCase(name), value }))

const lines: Readonly<Record<string, readonly string[]>> = {
  'nginx-types': ['types {', ...types.map((t) => `    ${t.type} ${t.ending};`), '}'],
  'nginx-headers': headers.map((h) => `add_header ${h.name} "${h.value}" always;`),
  'apache-types': types.map((t) => `AddType "${t.value}" .${t.ending}`),
  'apache-headers': headers.map((h) => `Header always set ${h.name} "${h.value}"`),
  // The ending .gz has a type of its own; this gives the type of what is within.
  'apache-gzip-types': compressible.flatMap((t) => [
    `<FilesMatch "\\.${t.ending}\\.gz$">`,
    `    ForceType "${t.value}"`,
    '</FilesMatch>',
  ]),
}

const hashed = hashedFile.source.replaceAll('\\/', '/')

const values: Readonly<Record<string, string>> = {
  revalidate: cacheControl.other,
  immutable: cacheControl.hashed,
  'hashed-file': hashed,
  // Apache sees the name of what it sends, which may be the compressed file.
  'hashed-file-or-gz': hashed.replace(/\$$/, '(?:\\.gz)?$'),
  'strict-transport-security': strictTransportSecurity,
  'nginx-charset-types': nginxText.join(' '),
  'nginx-gzip-types': nginxText.join(' '),
}

function fill(template: string): string {
  return template
    .replace(/^( *)# @([a-z-]+)$/gm, (_, indent: string, name: string) =>
      known(lines, name)
        .map((line) => `${indent}${line}`)
        .join('\n'),
    )
    .replace(/@([a-z-]+)/g, (_, name: string) => known(values, name))
}

function known<T>(table: Readonly<Record<string, T>>, name: string): T {
  const found = table[name]
  if (found === undefined) throw new Error(`a file of host/ asks for "@${name}", which nothing gives`)
  return found
}

/** `referrer-policy` as hosts write it: `Referrer-Policy`. */
function titleCase(name: string): string {
  return name.replace(/(?:^|-)[a-z]/g, (letters) => letters.toUpperCase())
}
