import { type Verdict, verdictWords } from '../../../domain/fit/verdict.ts'
import type { Position } from '../../../domain/playbook/problem.ts'
import { visible } from '../../../formats/visible.ts'
import { capital, verdictMarks } from '../../views/verdicts.ts'
import { make } from '../search/dom.ts'

/** The shape of a verdict alone; words stand beside it. */
export function glyph(verdict: Verdict): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  for (const [name, value] of Object.entries({
    viewBox: '0 0 12 12',
    class: `glyph s-${verdictMarks[verdict].tone}`,
    fill: 'currentColor',
    'aria-hidden': 'true',
  }))
    svg.setAttribute(name, value)
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', verdictMarks[verdict].outline)
  svg.append(path)
  return svg
}

/** As components/Verdict.astro draws it. */
export const mark = (verdict: Verdict): HTMLElement =>
  make(
    'span',
    { class: `status s-${verdictMarks[verdict].tone}` },
    glyph(verdict),
    capital(verdictWords[verdict]),
  )

/** `manifest.yml, line 8` */
export const placeWords = ({ file, line }: Position) => `${visible(file)}, line ${line}`
