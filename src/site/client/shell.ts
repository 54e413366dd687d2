import { announceAge } from './parts/age.ts'
import { followHeadings } from './parts/contents.ts'
import { startFinding } from './parts/find.ts'
import { openMenuWhereWide } from './parts/menu.ts'
import { knowSheets } from './parts/sheets.ts'
import { startThemeSwitch } from './parts/theme-switch.ts'
import { startGoingUp } from './parts/up.ts'
import { rememberVisit } from './parts/visits.ts'

// What every page does beyond reading. Each part stands alone: one that fails leaves the others working.
const parts = [
  startFinding,
  startThemeSwitch,
  openMenuWhereWide,
  announceAge,
  followHeadings,
  rememberVisit,
  knowSheets,
  startGoingUp,
]
for (const start of parts) {
  try {
    start()
  } catch (error) {
    console.error(error)
  }
}
