import type { OwnRow } from '../../domain/playbook/own-fields.ts'
import { renderLine } from '../prose.ts'
import { dayLabel } from './dates.ts'

/** The value of a field of the organisation's own, as HTML. */
export const ownHtml = ({ type, words }: OwnRow): string =>
  type === 'date' ? `<time datetime="${words}">${dayLabel(words)}</time>` : renderLine(words)
