import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { sha256 } from '../bundle/bytes.ts'
import { bundleEngine } from './engine.ts'
import { engineDigests } from './engine-digests.ts'
import { indexDocuments } from './index-documents.ts'

const document = {
  url: 'index.html',
  entry: 'guide/one',
  type: 'page' as const,
  kind: 'Guide' as const,
  roles: [],
  title: 'One',
  names: [],
  marking: 'UNCLASSIFIED',
  html: '<html lang="en"><body><h1>One</h1><p>words</p></body></html>',
}

it('are those of the Pagefind that is installed; with another one, put its own here, for each system', async () => {
  const index = await indexDocuments([document])
  expect(sha256(await bundleEngine(index.engine))).toBe(engineDigests.script)
  expect(engineDigests.wasm).toContain(sha256(gunzipSync(Buffer.from(index.wasm, 'base64'))))
})
