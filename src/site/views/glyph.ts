import { type AnyStatus, shapes } from './status.ts'

/** What each shape is drawn with. */
const drawings: Record<(typeof shapes)[AnyStatus], string> = {
  disc: '<circle cx="6" cy="6" r="5"></circle>',
  diamond: '<path d="M6 0l6 6-6 6-6-6z"></path>',
  ring: '<circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" stroke-width="2"></circle>',
  down: '<path d="M0 1h12L6 11z"></path>',
  up: '<path d="M0 11h12L6 1z"></path>',
  dash: '<path d="M1 5h10v2H1z"></path>',
  question:
    '<path d="M3 3.6C3.2 1.6 4.5.6 6.2.6c1.9 0 3.1 1 3.1 2.6 0 2.4-2.4 2.4-2.4 4.4H5.2c0-2.7 2.2-2.9 2.2-4.3 0-.7-.5-1.2-1.3-1.2-.9 0-1.3.6-1.4 1.5zM5.1 9.2h1.9v2H5.1z"></path>',
}

/** The shape of a status as SVG. Tables have thousands of them, and for each a component would be most of the work. */
export const glyphOf = (status: AnyStatus): string =>
  `<svg class="glyph" viewBox="0 0 12 12" aria-hidden="true" fill="currentColor">${drawings[shapes[status]]}</svg>`
