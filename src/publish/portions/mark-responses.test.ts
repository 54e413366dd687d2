import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { markResponses } from './mark-responses.ts'

let stop = () => {}
afterEach(() => stop())

/** A server that sends in pieces, behind the middleware; gives its address. */
async function serve(body: readonly string[], answer: RequestListener = () => {}): Promise<string> {
  type Middleware = Parameters<
    Parameters<ReturnType<typeof markResponses>['configureServer']>[0]['middlewares']['use']
  >[0]
  let middleware: Middleware = (_request, _response, next) => next()
  const use = (one: Middleware) => {
    middleware = one
  }
  markResponses(() => (file, html) => `${file}: ${html.toUpperCase()}`).configureServer({
    middlewares: { use },
  })
  const server = createServer((request, response) =>
    middleware(request, response, () => {
      answer(request, response)
      for (const part of body.slice(0, -1)) response.write(part)
      response.end(body.at(-1))
    }),
  )
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  stop = () => server.close()
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const page = { headers: { accept: 'text/html' } }

it('changes a page as a whole, by the file it will be', async () => {
  const url = await serve(['<!doctype html>', '<p>ä</p>'])
  const response = await fetch(`${url}/environments/il6/notices?x#y`, page)
  expect(await response.text()).toBe('environments/il6/notices.html: <!DOCTYPE HTML><P>Ä</P>')
})

it.each([
  ['what is no page', ['{"a":', '1}'], page],
  ['what a script asks for', ['<!doctype html>', '<p>a</p>'], { headers: { accept: '*/*' } }],
])('leaves %s as it is', async (_what, body, init) => {
  const url = await serve(body)
  expect(await (await fetch(url, init)).text()).toBe(body.join(''))
})
