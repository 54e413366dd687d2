import { createApp } from 'astro/app/entrypoint'
import { getPlaybook } from './playbook.ts'
import { columnsAddress } from './views/columns.ts'

const app = createApp({ streaming: false })

// What goes wrong on a page is thrown, and said once by a reporter; nothing is shown in the page's place.
app.renderError = async (_request, { error, response, status }) => {
  if (error) throw error
  return response ?? new Response(null, { status })
}

/** The page, or the file, at a site address. Throws what its code throws, and where there is none. */
export async function render(address: string): Promise<string> {
  const response = await app.render(new Request(new URL(address, 'http://site.invalid')))
  // The page for addresses that lead nowhere says of itself that it is one.
  if (response.status !== (address === notFoundAddress ? 404 : 200))
    throw new Error(`${address} has no page, and was described; see src/site/pages/`)
  return response.text()
}

const notFoundAddress = '/404'

/** What is rendered besides the pages that are described: addresses and files. */
export async function others(): Promise<{ address: string; file: string }[]> {
  const columns = columnsAddress((await getPlaybook()).environments.length)
  return [
    { address: notFoundAddress, file: '404.html' },
    { address: columns, file: columns.slice(1) },
  ]
}
