import type { RootContent } from 'mdast'
import type { Citation } from '../../domain/fit/playbook.ts'
import type { Position } from '../../domain/playbook/problem.ts'
import { visible } from '../visible.ts'
import { betweenBanners, print, report } from './markdown-report.ts'

/** What a report on a playbook says of itself. */
interface Marked {
  /** The highest marking of anything in it. */
  marking?: string | undefined
  /** Words after it, such as NOTIONAL. */
  caution?: string | undefined
}

/** What stands above and below: the marking, and the caution of the playbook. */
export const bannerOf = ({ marking, caution }: Marked): string =>
  visible([marking, caution].filter((word) => word !== undefined).join(' // '))

/** A report as Markdown, between banners of what the playbook contributed. */
export const markedReport = (of: Marked, ...content: readonly RootContent[]): string =>
  print(report(...betweenBanners(bannerOf(of), ...content)))

/** Where something stands: a line of a file; of what was released, the page that says it. */
export const citedPlace = (at: Position | Citation): string =>
  visible(at.file === undefined ? (at as Citation).address : `${at.file}:${at.line}:${at.col}`)
