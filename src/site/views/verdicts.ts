import type { Verdict } from '../../domain/fit/verdict.ts'

/** How a verdict is drawn, on pages and by scripts: its status colour, and its outline in a box of 12 × 12. */
export const verdictMarks: Record<Verdict, { tone: string; outline: string }> = {
  fits: { tone: 'available', outline: 'M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1z' },
  limited: { tone: 'limited', outline: 'M6 0l6 6-6 6-6-6z' },
  'not-yet': {
    tone: 'planned',
    outline: 'M6 .8a5.2 5.2 0 1 0 0 10.4A5.2 5.2 0 0 0 6 .8zm0 2a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4z',
  },
  no: {
    tone: 'alert',
    outline: 'M2.2.8L6 4.6 9.8.8l1.4 1.4L7.4 6l3.8 3.8-1.4 1.4L6 7.4l-3.8 3.8L.8 9.8 4.6 6 .8 2.2z',
  },
  refused: {
    tone: 'alert',
    outline: 'M3.5 0h5L12 3.5v5L8.5 12h-5L0 8.5v-5zM2.6 5v2h6.8V5z',
  },
  unknown: {
    tone: 'unknown',
    outline:
      'M3 3.6C3.2 1.6 4.5.6 6.2.6c1.9 0 3.1 1 3.1 2.6 0 2.4-2.4 2.4-2.4 4.4H5.2c0-2.7 2.2-2.9 2.2-4.3 0-.7-.5-1.2-1.3-1.2-.9 0-1.3.6-1.4 1.5zM5.1 9.2h1.9v2H5.1z',
  },
}

/** The words as they begin a line. A host, a file or a key that they begin with stays as it is typed. */
export const capital = (text: string) =>
  /^\S*[._/:]\S/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1)
