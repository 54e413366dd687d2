import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { StaticPaths } from 'astro/runtime/prerender/static-paths.js'
import { fileOf } from '../../domain/pages/address.ts'
import { stageVariable } from '../../workspace/stage.ts'
import { serverFolder } from './build-program.ts'

/** What Astro built: it answers a request with a page, out of the stage that the environment names. */
interface Program {
  manifest: { routes: readonly { routeData: Route; styles: readonly unknown[] }[] }
  render: (request: Request, options: { routeData: Route }) => Promise<Response>
  setInternals: (internals: object) => void
  setOptions: (options: object) => void
}

interface Route {
  route: string
  component: string
  type: string
}

/** Makes pages of a stage with a program, one after the other, into the folder of a site. Throws what a page throws. */
export async function renderPages(program: string, stage: string, site: string): Promise<void> {
  process.env['NODE_ENV'] = 'production'
  process.env[stageVariable] = stage
  const app = await load(program)
  const paths = await new StaticPaths(app as never).getAll()
  for (const { pathname, route } of paths as { pathname: string; route: Route }[]) {
    const url = new URL(encodeURI(pathname), 'http://localhost')
    const response = await app.render(new Request(url), { routeData: route })
    if (!response.ok && route.route !== '/404')
      throw new Error(`${pathname} could not be made: ${response.status}`)
    const file = join(site, route.type === 'page' ? fileOf(pathname) : pathname)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, Buffer.from(await response.arrayBuffer()))
  }
}

async function load(program: string): Promise<Program> {
  const folder = join(program, serverFolder)
  const entry = readdirSync(folder).find((name) => /^prerender-entry\b.*\.mjs$/.test(name))
  if (entry === undefined) throw new Error('Astro has built no program')
  const { app } = (await import(pathToFileURL(join(folder, entry)).href)) as { app: Program }
  // What the build knew beside its code: which stylesheets each page has, in their order.
  const pagesByKeys = new Map(
    app.manifest.routes.map(({ routeData, styles }) => [
      `${routeData.route}&${routeData.component}`,
      { styles: styles.map((sheet, order) => ({ sheet, depth: 0, order })) },
    ]),
  )
  app.setInternals({ pagesByKeys })
  const destination = { write: () => {} }
  app.setOptions({ settings: { scripts: [] }, logger: { options: { destination } } })
  return app
}
