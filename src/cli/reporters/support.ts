import { styleText } from 'node:util'
import { lookUp } from '../../domain/base/look-up.ts'
import type { FitPlaybook } from '../../domain/fit/playbook.ts'
import { isUnsupported, type SupportView, supportIn } from '../../domain/support/support.ts'
import { bannerOf } from '../../formats/print/marked-report.ts'
import { jsonText, visible } from '../../formats/visible.ts'
import { padTo, widthOf } from '../../formats/width.ts'
import type { Catalog } from '../../model/catalog.ts'
import { out } from '../out.ts'

export const supportFormats = ['text', 'json'] as const

/** The support of one service in one environment. */
export interface SupportRow {
  environment: string
  service: string
  version: string
  support: SupportView
}

/** Every version in use of which upstream is known, environment by environment. */
export const supportRows = (catalog: Catalog, asOf: string): SupportRow[] =>
  Object.entries(catalog.environments).flatMap(([environment, { services }]) =>
    Object.entries(services).flatMap(([service, { status, version }]) => {
      const support = status === 'planned' ? undefined : supportIn(catalog, environment, service, asOf)
      return support && version !== undefined ? [{ environment, service, version, support }] : []
    }),
  )

/** Prints until when versions get fixes, as lines or as JSON, with what the playbook's marking says of it. */
export function reportSupport(
  rows: readonly SupportRow[],
  { catalog, caution }: Pick<FitPlaybook, 'catalog' | 'caution'>,
  format: (typeof supportFormats)[number],
): void {
  const { marking, asOf = '' } = catalog
  if (format === 'json') {
    const own = { ...(marking === undefined ? {} : { marking }), ...(asOf === '' ? {} : { asOf }) }
    out(jsonText({ kind: 'fieldbook-support', version: 1, ...own, versions: rows }))
    return
  }
  const banner = visible(bannerOf({ marking, caution }))
  const frame = banner === '' ? '' : `${banner}\n`
  const lines = rows.map(({ environment, service, version, support }) => {
    const name = lookUp(catalog.environments, environment)?.name ?? environment
    const own = support.own ? `; here until ${support.own.until}` : ''
    return {
      head: visible(`${name}  ${service} ${version}`),
      tail: visible(`${support.of}: ${support.words}${own}`),
      isOpen: isUnsupported(support, asOf),
    }
  })
  const column = Math.max(0, ...lines.map(({ head }) => widthOf(head))) + 2
  const text = lines.map(({ head, tail, isOpen }) => {
    const line = `${padTo(head, column)}${tail}`
    return `${isOpen ? styleText('yellow', line) : line}\n`
  })
  const none = 'no version of a product that content/products.yaml lists is in use\n'
  out(`${frame}${text.length > 0 ? text.join('') : none}${frame}`)
}
