import { intakeMarkdown } from '../../formats/print/intake-markdown.ts'
import { planOf } from '../../formats/print/intake-plan.ts'
import { plain } from '../../formats/print/markdown-report.ts'
import { planCalendar } from '../../formats/print/plan-calendar.ts'

// What prints Markdown and calendars is as large as what judges: loaded when a brief or a plan is saved.
const printers = { intakeMarkdown, planOf, planCalendar, plain }
export type Printers = typeof printers
;(globalThis as { fieldbookWorksheetPrinters?: Printers }).fieldbookWorksheetPrinters = printers
