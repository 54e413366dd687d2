import type { PathRow } from '../../domain/catalog/path-layout.ts'

/** How the lines and the station of one environment are drawn. */
export interface LanesDrawing {
  /** The path leads down, not across. */
  upright?: boolean | undefined
  here?: boolean | undefined
  /** Pixels from the edge to the station along the path, to the first lane, and from lane to lane. */
  at: readonly [along: number, across: number, gap: number]
  /** The radius of the station. */
  r?: number
  /** A shape of twelve by twelve that the station holds, as SVG. */
  holds?: string
  /** Environments that the line leads to by a dashed stretch only. */
  dashed?: ReadonlySet<string>
}

/**
 * What a promotion path draws at one environment, as SVG: its station, and the lines that begin, end or pass there. It
 * fills its element along the path, so that those of neighbours meet.
 */
export function lanesOf(row: PathRow, drawing: LanesDrawing): string {
  const { upright = false, here = false, at, r = 8, holds, dashed } = drawing
  const [along, across, gap] = at
  const laneAt = (lane: number) => across + lane * gap
  const place = { start: 0, station: along, end: '100%' } as const
  const deepest = Math.max(row.lane, ...row.branches, ...row.pieces.map(({ lane }) => lane))
  const breadth = laneAt(deepest) + r + 4
  const line = (a: string | number, b: number, c: string | number, d: number, leads: string | undefined) => {
    const [x1, y1, x2, y2] = upright ? [b, a, d, c] : [a, b, c, d]
    const isDashed = leads !== undefined && dashed?.has(leads)
    return `<line${isDashed ? ' class="dashed"' : ''} x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"/>`
  }
  const leadsBy = (lane: number) => row.pieces.find((piece) => piece.lane === lane)?.leads
  const lines = [
    ...row.pieces.map(({ lane, from, to, leads }) =>
      line(place[from], laneAt(lane), place[to], laneAt(lane), leads),
    ),
    ...row.branches.map((lane) => line(along, laneAt(row.lane), along, laneAt(lane), leadsBy(lane))),
  ]
  const [cx, cy] = upright ? [laneAt(row.lane), along] : [along, laneAt(row.lane)]
  const circle = (radius: number, name = '') => `<circle${name} cx="${cx}" cy="${cy}" r="${radius}"/>`
  const size = upright ? `width="${breadth}" height="100%"` : `width="100%" height="${breadth}"`
  const inside = here
    ? circle(r - 4.5, ' class="here"')
    : (holds?.replace('<svg ', `<svg x="${cx - 6}" y="${cy - 6}" width="12" height="12" `) ?? '')
  return `<svg class="lanes${upright ? ' upright' : ''}" ${size} aria-hidden="true">${lines.join('')}${circle(r)}${inside}</svg>`
}
