import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { StaticPaths } from 'astro/runtime/prerender/static-paths.js'
import { fileOf } from '../../domain/pages/address.ts'
import { stageVariable } from '../../workspace/stage.ts'
import { serverFolder } from './build-program.ts'

/** What Astro built: it answers a request with a page, out of the stage that the environment names. */
interface Program {
  manifest: { routes: readonly { routeData: Route; styles: readonly unknown[] }[] }
  render: (request: Request, options: { routeData: Route }) => Promise<Response>
  routeCache: { clearAll: () => void }
  setInternals: (internals: object) => void
  setOptions: (options: object) => void
}

interface Route {
  route: string
  component: string
  type: string
}

/** A file that was made, and whether it is a page. */
export interface Rendered {
  file: string
  isPage: boolean
  text: string
}

/**
 * Makes those pages of a stage that are wanted with a program, one after the other, and whatever else there is to make.
 * Throws what a page throws.
 */
export async function* renderPages(
  program: string,
  stage: string,
  isWanted: (file: string, isPage: boolean) => boolean,
): AsyncGenerator<Rendered> {
  process.env['NODE_ENV'] = 'production'
  process.env[stageVariable] = stage
  const app = await load(program)
  // Which pages there are is another stage's question each time, and a program is loaded once in a process.
  app.routeCache.clearAll()
  const paths = (await new StaticPaths(app as never).getAll()) as { pathname: string; route: Route }[]
  for (const { pathname, route } of paths) {
    const isPage = route.type === 'page'
    const file = isPage ? fileOf(pathname) : pathname.slice(1)
    if (!isWanted(file, isPage)) continue
    const url = new URL(encodeURI(pathname), 'http://localhost')
    const response = await app.render(new Request(url), { routeData: route })
    // What a server sends where there is no page says so itself.
    if (!response.ok && route.route !== '/404')
      throw new Error(`${pathname} was not made: ${response.status}`)
    yield { file, isPage, text: await response.text() }
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
