// Says what the reader who comes back has not seen yet, and puts the environments that they read first.
import { parseTarget } from '../../domain/roadmap/target.ts'
import { readVisits } from './parts/visits.ts'

const note = document.querySelector<HTMLElement>('.back')
const { before: compared = '' } = note?.dataset ?? {}
const { before: seen, in: read } = readVisits()
if (note && seen !== undefined) tell(note, seen)
putFirst()

function tell(note: HTMLElement, seen: string): void {
  const day = (date: string) => parseTarget(date).label
  const last = `You last read the edition of ${day(seen)}.`
  if (seen >= compared)
    note.textContent = `${last} All of this is new since then, or you have read it already.`
  if (seen === compared) note.textContent = `${last} This is what changed since.`
  if (seen < compared)
    note.textContent = `${last} What changed between then and ${day(compared)} is not listed here.`
  note.hidden = false
}

/** Sections of environments by how much of them was read; where nothing was, they stay along the path. */
function putFirst(): void {
  const sections = [...document.querySelectorAll<HTMLElement>('section.where')]
  const count = (section: HTMLElement) =>
    Math.max(
      0,
      ...Object.keys(read).map((id) => (section.classList.contains(`in-${id}`) ? (read[id] ?? 0) : 0)),
    )
  const first = sections.filter((section) => count(section) > 0).sort((a, b) => count(b) - count(a))
  const [top] = sections
  if (!top || first.length === 0) return
  const parent = top.parentElement
  const rest = sections.filter((section) => !first.includes(section))
  const after = sections.at(-1)?.nextSibling ?? null
  for (const section of [...first, ...rest]) parent?.insertBefore(section, after)
}
