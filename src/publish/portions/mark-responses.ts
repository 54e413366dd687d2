import type { IncomingMessage, ServerResponse } from 'node:http'
import { fileOf } from '../../domain/pages/address.ts'
import type { MarkFile } from './portion-edits.ts'

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

/**
 * Marks the portions of pages on their way to the browser, as a build marks them in their files; for Vite, which
 * serves them while the playbook is edited. What marks them is asked for with each page.
 */
export function markResponses(marker: () => MarkFile | undefined) {
  const middleware: Middleware = ({ url = '/', method, headers }, response, next) => {
    const mark = marker()
    if (mark && method === 'GET' && headers.accept?.includes('text/html'))
      rewrite(response, (html) => mark(fileOf(url), html))
    next()
  }
  return {
    name: 'fieldbook:portions',
    configureServer: ({ middlewares }: { middlewares: { use: (one: Middleware) => unknown } }) => {
      middlewares.use(middleware)
    },
  }
}

/** Holds a response back until it is whole, and changes it if it is a page. */
function rewrite(response: ServerResponse, change: (html: string) => string): void {
  const end = response.end.bind(response)
  const chunks: Buffer[] = []
  const keep = (chunk: unknown) => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk as string))
  }
  response.write = (chunk: unknown) => {
    keep(chunk)
    return true
  }
  response.end = ((chunk?: unknown) => {
    keep(chunk)
    const body = Buffer.concat(chunks)
    const html = body.toString('utf8')
    return end(/^\s*<!doctype html/i.test(html) ? change(html) : body)
  }) as typeof response.end
}
