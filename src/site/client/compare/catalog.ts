import type { DataCut } from '../../../domain/portions/cuts.ts'
import type { Catalog } from '../../../model/catalog.ts'

declare global {
  /** Data of the site, which `data/*.js` put here: a page from `file://` may not fetch. */
  var fieldbookData: { catalog?: Catalog; cuts?: DataCut[] } | undefined
}

let loading: Promise<Catalog | undefined> | undefined

/** The catalog, from its script; undefined where it does not come. */
export function loadCatalog(source: string): Promise<Catalog | undefined> {
  loading ??= new Promise((resolve) => {
    const script = document.createElement('script')
    script.src = source
    const done = () => resolve(globalThis.fieldbookData?.catalog)
    script.addEventListener('load', done)
    script.addEventListener('error', done)
    document.head.append(script)
  })
  return loading
}
