import type { FitPlaybook } from '../../../domain/fit/playbook.ts'
import type { WorksheetData } from '../../../domain/intake/worksheet-data.ts'
import { insertScript } from '../parts/insert-script.ts'
import type { EngineGiven, RecordEngine } from '../worksheet-engine.ts'
import type { Printers } from '../worksheet-markdown.ts'

type Scripts = typeof globalThis & {
  fieldbookWorksheet?: { open: (given: EngineGiven) => RecordEngine }
  fieldbookData?: Partial<FitPlaybook> & { worksheet?: WorksheetData; zone?: string }
  fieldbookWorksheetPrinters?: Printers
}

/** What answers records, and what it answers by. */
export interface LoadedWorksheet {
  engine: RecordEngine
  playbook: FitPlaybook
}

/**
 * Loads what answers and what it answers by: by script tags, the one way that works from `file://` too. What has passed
 * is told by the reader's clock, where that is later than the edition.
 */
export async function loadWorksheet(sources: readonly string[], today: string): Promise<LoadedWorksheet> {
  await Promise.all(sources.map(insertScript))
  const { fieldbookWorksheet, fieldbookData } = globalThis as Scripts
  const { catalog, worksheet, conditions = {}, notices = [], zone } = fieldbookData ?? {}
  if (!fieldbookWorksheet || !catalog || !worksheet) throw new Error('what was loaded is of another edition')
  const asOf = catalog.asOf !== undefined && catalog.asOf > today ? catalog.asOf : today
  const playbook = {
    catalog: { ...catalog, asOf },
    conditions,
    notices,
    ...(zone === undefined ? {} : { timeZone: zone }),
  }
  return { engine: fieldbookWorksheet.open({ playbook, data: worksheet }), playbook }
}

/** What prints Markdown and calendars; only who saves one needs it. */
export async function loadPrinters(src: string): Promise<Printers> {
  const page = globalThis as Scripts
  if (!page.fieldbookWorksheetPrinters) await insertScript(src)
  if (!page.fieldbookWorksheetPrinters) throw new Error('what was loaded is of another edition')
  return page.fieldbookWorksheetPrinters
}
