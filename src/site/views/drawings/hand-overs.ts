import { handingRoles } from '../../../domain/pages/role-order.ts'
import type { Playbook } from '../../../domain/playbook/playbook.ts'
import { shortOfRole } from '../../../domain/playbook/tasks.ts'
import { type DrawnFigure, drawTwice } from './sheet.ts'

/** One thing that a role hands to another. */
export interface HandOver {
  number: number
  from: { href: string; text: string }
  to: { href: string; text: string }
  /** Markdown. */
  what: string
}

/** What roles hand to each other, drawn as arrows between their lines; undefined where they hand over nothing. */
export function handOvers(playbook: Playbook): { figure: DrawnFigure; list: HandOver[] } | undefined {
  const roles = handingRoles(playbook)
  const place = new Map(roles.map(({ id }, i) => [id, i]))
  const door = (id: string) => ({ href: `/roles/${id}`, text: shortOfRole(playbook, id) })
  const handed = roles.flatMap((role) =>
    role.data.handsOver.filter(({ to }) => place.has(to) && to !== role.id).map((given) => ({ role, given })),
  )
  if (handed.length === 0) return undefined
  const list = handed.map(({ role, given }, i) => ({
    number: i + 1,
    from: door(role.id),
    to: door(given.to),
    what: given.what,
  }))
  const drawings = drawTwice((sheet) => {
    const column = sheet.width / roles.length
    const x = (id: string) => Math.round((place.get(id) ?? 0) * column + column / 2)
    const [top, step] = [46, 30]
    const bottom = top + handed.length * step + 6
    for (const { id } of roles) {
      const { href, text } = door(id)
      sheet.path(`M${x(id)} 28V${bottom}`, 'rule', { width: 1.5 })
      sheet.text(x(id), 16, text, { strong: true, anchor: 'middle', href })
      sheet.dot(x(id), 28, 'ink', { r: 5 })
    }
    for (const [i, { role, given }] of handed.entries()) {
      const y = top + i * step + 12
      const [from, to] = [x(role.id), x(given.to)]
      const side = Math.sign(to - from)
      sheet.arrow([from + side * 11, y], [to - side * 2, y], 'accent')
      sheet.dot(from, y, 'ink', { r: 10.5, hollow: true })
      sheet.text(from, y + 4.5, String(i + 1), { strong: true, anchor: 'middle' })
    }
    sheet.reach(bottom)
  })
  return {
    list,
    figure: {
      title: 'Who hands what to whom',
      ...drawings,
      words: [],
      caption: 'The numbers stand for the things in the list.',
    },
  }
}
