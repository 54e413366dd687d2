import { createHash } from 'node:crypto'
import { decode, maxBytes, type Reading } from '../formats/read/source.ts'
import { UsageError } from './exit.ts'
import { type Input, readInputs } from './inputs.ts'

const isAddress = (source: string) => /^https?:\/\//i.test(source)

/** Files and addresses alike, as what was read of them. An address is asked for once, and names itself without its query. */
export async function fetchInputs(sources: readonly string[]): Promise<Reading<Input[]>> {
  const readings: Reading<Input[]>[] = []
  for (const source of sources)
    readings.push(isAddress(source) ? await fetchInput(source) : readInputs([source]))
  const value = readings.flatMap((reading) => reading.value ?? [])
  const problems = readings.flatMap((reading) => reading.problems)
  return value.length === sources.length ? { value, problems } : { problems }
}

async function fetchInput(address: string): Promise<Reading<Input[]>> {
  const name = address.replace(/[?#].*$/, '').replace(/\/\/[^/@]*@/, '//')
  const bytes = await bytesOf(address, name)
  const { value, problems } = decode(bytes, name)
  const digest = createHash('sha256').update(bytes).digest('hex')
  return value ? { value: [{ ...value, digest }], problems } : { problems }
}

/** At most one byte more than is read, so that `decode` can tell; a server that does not answer is not waited for. */
async function bytesOf(address: string, name: string): Promise<Uint8Array> {
  try {
    const answer = await fetch(address, {
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(30_000),
    })
    if (!answer.ok) throw new UsageError(`${name}: the server answers ${answer.status}`)
    const chunks: Uint8Array[] = []
    let length = 0
    for await (const chunk of answer.body ?? []) {
      chunks.push(chunk)
      length += chunk.length
      if (length > maxBytes) break
    }
    return Buffer.concat(chunks).subarray(0, maxBytes + 1)
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(
      `${name}: cannot be fetched; where there is no network, give a file that was brought across`,
    )
  }
}
