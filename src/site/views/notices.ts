import { hasBegun, isTrouble, type NoticeEntry, openNotices } from '../../domain/notices/notices.ts'
import type { Playbook } from '../../domain/playbook/playbook.ts'

/** What stands above everything else on pages of `environment`, or on the home page, now or at a time that is known. */
export function urgentNotices(playbook: Playbook, day: string, environment?: string): NoticeEntry[] {
  return openNotices(playbook, day, environment).filter((n) => n.data.urgent)
}

/** What was known not to work as of a day. */
export const troublesIn = (playbook: Playbook, day: string, environment: string): NoticeEntry[] =>
  openNotices(playbook, day, environment).filter((n) => isTrouble(n) && hasBegun(n, day))
