import { noticeLabels } from '../../domain/notices/notices.ts'
import type { Entry } from '../../domain/playbook/playbook.ts'
import { dayLabel } from '../views/dates.ts'

/** What stays true however late it is read. */
export const knownOn = (asOf: string, { data }: Entry<'notice'>) =>
  `${noticeLabels[data.kind]}, as of ${dayLabel(asOf)}: ${data.title}`
