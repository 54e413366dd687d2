import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { headersFor } from './headers.ts'

export interface Served {
  /** Where it answers, with a `/` at the end. */
  url: string
  server: Server
}

/**
 * Serves a built site on this machine alone, with the headers that hosts send; for `preview` and for tests.
 * `prefix` puts the site below a path (`/book/`), as hosts may.
 */
export function serve(site: string, { port = 0, prefix = '/' } = {}): Promise<Served> {
  const server = createServer((request, response) => {
    const found = resolveFile(site, request.url ?? '/', prefix)
    const file = found ?? join(site, '404.html')
    const headers = headersFor(file)
    if (!headers || !existsSync(file)) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(found ? 200 : 404, headers)
    response.end(request.method === 'HEAD' ? undefined : readFileSync(file))
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      const bound = typeof address === 'object' && address ? address.port : port
      resolve({ url: `http://127.0.0.1:${bound}${prefix}`, server })
    })
  })
}

/** The file a request names; undefined for what is outside the site or not there. */
function resolveFile(site: string, url: string, prefix: string): string | undefined {
  let path: string
  try {
    path = decodeURIComponent(new URL(url, 'http://x').pathname)
  } catch {
    return undefined
  }
  if (!path.startsWith(prefix) || path.includes('\0') || path.split('/').includes('..')) return undefined
  const file = join(site, path.slice(prefix.length))
  const candidate = path.endsWith('/') ? join(file, 'index.html') : file
  return existsSync(candidate) && statSync(candidate).isFile() ? candidate : undefined
}
