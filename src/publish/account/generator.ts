import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { once } from '../../domain/base/once.ts'
import { encode, equalBytes, sha256 } from '../bundle/bytes.ts'
import type { Description } from '../bundle/description.ts'
import { signatureName } from '../bundle/manifest.ts'
import { readSbom, sbomName } from '../bundle/sbom.ts'
import { shippedBeside } from '../bundle/shipped.ts'
import { statementName } from '../bundle/statement.ts'
import { toolVersions } from '../bundle/tools.ts'
import { verifyText } from '../bundle/verify-text.ts'
import { schemaFiles } from '../data.ts'
import { generator } from '../generator.ts'
import { isJoined } from '../join-scripts.ts'
import { isDataFile } from '../rebuild/data-files.ts'
import { clientFiles } from '../scripts.ts'
import { engineDigests } from '../search/engine-digests.ts'
import { type Accounted, type AccountFault, isJson, utf8Of } from './fault.ts'

/** Whether a bundle was made by the very version of Fieldbook that checks it. */
export const isOfThisVersion = (description: Description) =>
  description.tools['fieldbook'] === ours().tools['fieldbook']

/** Read once: a version does not change while it runs. */
let read:
  | {
      tools: Record<string, string>
      beside: ReadonlyMap<string, Uint8Array>
      schemas: ReadonlyMap<string, Uint8Array>
      sbom: Uint8Array | undefined
    }
  | undefined

function ours() {
  read ??= {
    tools: toolVersions(generator),
    beside: shippedBeside('whole', generator),
    schemas: new Map(schemaFiles().map(({ path, text }) => [`site/${path}`, encode(text)] as const)),
    sbom: ownSbom(),
  }
  return read
}

/** A package that was installed without its lock cannot say what it is made of. */
function ownSbom(): Uint8Array | undefined {
  return [sbomName, 'package-lock.json'].some((name) => existsSync(join(generator, name)))
    ? encode(readSbom(generator))
    : undefined
}

/**
 * What a bundle has of its generator is what this version writes: installer, host files, VERIFY.txt, bill of materials,
 * schemas, and every script that the pages run. Made for bundles of this version; of another nothing is known.
 */
export function generatorFaults(accounted: Accounted): AccountFault[] {
  const { files, description, signed } = accounted
  const { tools, beside, schemas, sbom } = ours()
  const version = `fieldbook ${tools['fieldbook']}`
  const faults: AccountFault[] = []
  const report = (file: string, message: string) => faults.push({ code: 'generator', file, message })
  const expected = new Map(description.profile === 'whole' ? [...beside, ...schemas] : [])
  expected.set('VERIFY.txt', encode(verifyText(description, { signed })))
  if (sbom) expected.set(sbomName, sbom)
  for (const [file, bytes] of expected) {
    const there = files.get(file)
    if (!there) report(file, `is not there, and ${version} writes it`)
    else if (!equalBytes(there, bytes)) report(file, `is not the one that ${version} writes`)
  }
  for (const file of files.keys()) {
    const isOwn =
      !file.startsWith('site/') &&
      !['MANIFEST.sha256', signatureName, 'bundle.json', statementName].includes(file) &&
      !(description.profile === 'data' && isDataFile(file))
    if (isOwn && !expected.has(file) && file !== sbomName)
      report(file, `is none of the files that ${version} writes`)
    if (/^site\/data\/.*\.schema\.json$/.test(file) && !expected.has(file))
      report(file, `is no schema of ${version}`)
  }
  const { node: _, ...mine } = tools
  const { node: __, ...named } = description.tools
  if (JSON.stringify(mine) !== JSON.stringify(named))
    report('bundle.json', `names other tools than ${version} has`)
  return [...faults, ...scriptFaults(accounted, version)]
}

/** Pieces of the search index and the catalog for pages: a call with data, and nothing that could be run. */
const chunk = /^fieldbookSearch\("([a-z]+(?:\.[0-9a-z]+)?)",("(?:[^"\\\n]|\\.)*"|\{.*\})\)\n?$/s
const engineChunk = /^\(\(\)=>\{(.*)\nfieldbookSearch\("(engine\.[0-9a-f]{10})",engine\)\}\)\(\)\n$/s
const datum = /^\(globalThis\.fieldbookData\?\?=\{\}\)\[("[a-z]+")\]=JSON\.parse\(("(?:[^"\\]|\\.)*")\);$/

/** Scripts that hold data: what pages load, and the words that a playbook has for what they say. */
const dataScript = /^site\/(?:data\/(?:catalog|worksheet)|assets\/own-words\.[0-9a-f]{10})\.js$/

function scriptFaults({ files }: Accounted, version: string): AccountFault[] {
  const own = clientFiles()
  const texts = once(() =>
    [...own].filter(([name]) => name.endsWith('.js')).map(([, bytes]) => utf8Of(bytes)),
  )
  const faults: AccountFault[] = []
  for (const [file, bytes] of files) {
    if (!file.endsWith('.js')) continue
    const name = file.replace(/^site\/assets\//, '')
    const report = (message: string) => faults.push({ code: 'generator', file, message })
    if (/^site\/assets\/search\//.test(file)) {
      if (!isSearch(name.slice('search/'.length), utf8Of(bytes)))
        report(`is no part of a search by ${version}`)
    } else if (dataScript.test(file)) {
      if (!utf8Of(bytes).split('\n').slice(0, -1).every(isDatum)) report('holds more than data')
    } else {
      const mine = own.get(name)
      const isMine = mine && equalBytes(mine, bytes)
      if (!isMine && !isJoined(name, utf8Of(bytes), texts()))
        report(`is a script that no page of ${version} has`)
    }
  }
  return faults
}

function isDatum(line: string): boolean {
  const [, , text] = datum.exec(line) ?? []
  return text !== undefined && isJson(text) && isJson(JSON.parse(text) as string)
}

function isSearch(file: string, text: string): boolean {
  const [, engine, own] = engineChunk.exec(text) ?? []
  if (engine !== undefined) return sha256(engine) === engineDigests.script && `${own}.js` === file
  const [, name, data] = chunk.exec(text) ?? []
  if (data === undefined || `${name}.js` !== file || !isJson(data)) return false
  return !file.startsWith('wasm.') || isWasm(JSON.parse(data) as string)
}

/** WebAssembly runs; all other pieces are data, whatever they are called. */
function isWasm(base64: string): boolean {
  // Where there is nothing to search there is no engine.
  if (base64 === '') return true
  try {
    return engineDigests.wasm.includes(
      sha256(gunzipSync(Buffer.from(base64, 'base64'), { maxOutputLength: 2 ** 22 })),
    )
  } catch {
    return false
  }
}
