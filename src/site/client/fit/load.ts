import type { FitPlaybook } from '../../../domain/fit/playbook.ts'
import type { DataCut } from '../../../domain/portions/cuts.ts'
import type { fitMarkdown } from '../../../formats/print/fit-markdown.ts'
import type { Engine } from '../fit-engine.ts'
import { insertScript } from '../parts/insert-script.ts'

type FitScripts = typeof globalThis & {
  fieldbookFit?: Engine
  fieldbookData?: Partial<FitPlaybook> & { cuts?: DataCut[]; zone?: string }
  fieldbookFitMarkdown?: typeof fitMarkdown
}

export interface Loaded {
  engine: Engine
  playbook: FitPlaybook
  /** What tells how each part of a verdict is marked; absent where the site shows no portion marks. */
  cuts: readonly DataCut[] | undefined
}

let loading: Promise<Loaded> | undefined

/** Whether what judges is there already, so that nobody has to wait for it. */
export const isLoaded = () => (globalThis as FitScripts).fieldbookFit !== undefined

/** What judges, and what it judges by: by script tags, the one way that works from `file://` too. Once is enough. */
export function load(engine: string, catalog: string): Promise<Loaded> {
  loading ??= Promise.all([insertScript(engine), insertScript(catalog)]).then(() => {
    const { fieldbookFit, fieldbookData } = globalThis as FitScripts
    if (!fieldbookFit || !fieldbookData?.catalog) throw new Error('what was loaded is of another edition')
    return {
      engine: fieldbookFit,
      playbook: {
        catalog: fieldbookData.catalog,
        conditions: fieldbookData.conditions ?? {},
        notices: fieldbookData.notices ?? [],
        ...(fieldbookData.zone === undefined ? {} : { timeZone: fieldbookData.zone }),
      },
      cuts: fieldbookData.cuts,
    }
  })
  // One that failed may be tried again.
  loading.catch(() => {
    loading = undefined
  })
  return loading
}

/** What prints a report as Markdown; only who saves one needs it. */
export async function loadMarkdown(src: string): Promise<typeof fitMarkdown> {
  const page = globalThis as FitScripts
  if (!page.fieldbookFitMarkdown) await insertScript(src)
  if (!page.fieldbookFitMarkdown) throw new Error('what was loaded is of another edition')
  return page.fieldbookFitMarkdown
}
