import type { Problem } from '../../../domain/playbook/problem.ts'
import { visible } from '../../../formats/visible.ts'
import { capital } from '../../views/verdicts.ts'
import { make } from '../parts/dom.ts'
import { markAsPage } from '../parts/portions.ts'
import { glyph } from './marks.ts'
import { words } from './words.ts'

/** What is wrong with the files: one line each with its place, what is wrong and what would be right. */
export const problemList = (problems: readonly Problem[]): HTMLElement =>
  make(
    'ul',
    { class: 'rows input-problems', 'aria-label': 'What is wrong with the files' },
    ...problems.map(({ at, severity, message, fix, code }) =>
      make(
        'li',
        {},
        make(
          'span',
          { class: `status s-${severity === 'error' ? 'alert' : 'limited'}` },
          glyph(severity === 'error' ? 'no' : 'limited'),
          severity === 'error' ? 'Error' : 'Warning',
        ),
        make('code', {}, visible(`${at.file}:${at.line}:${at.col}`)),
        markAsPage(
          make(
            'span',
            {},
            ...words(fix === undefined ? `${message}.` : `${message}. ${capital(fix)}.`),
            make('span', { class: 'dim' }, ` ${code}`),
          ),
        ),
      ),
    ),
  )
