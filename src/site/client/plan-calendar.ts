import { planCalendar } from '../../formats/print/plan-calendar.ts'

// What writes calendars is larger than the planner: loaded when a plan is saved.
;(globalThis as { fieldbookPlanCalendar?: typeof planCalendar }).fieldbookPlanCalendar = planCalendar
