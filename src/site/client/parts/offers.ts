/** The columns of the matrix: for each, the place of the one it is promoted from; undefined at a path's start. */
export type Origins = readonly (number | undefined)[]

/**
 * Whether a column differs, by the codes of a row: from the column before it on the path, or from `base` if
 * that is a column.
 */
export function differsAt(codes: string, column: number, base: number, origins: Origins): boolean {
  const measured = base < 0 ? origins[column] : base
  return measured !== undefined && measured !== column && codes[measured] !== codes[column]
}

/**
 * The columns whose reasons together say why `column` differs from `base`: up to where their paths part, then
 * down. Against the environment before it, its own.
 */
export function explaining(column: number, base: number, origins: Origins): number[] {
  if (base < 0) return [column]
  const lineage = (at: number) => {
    const line: number[] = []
    for (let i: number | undefined = at; i !== undefined && !line.includes(i); i = origins[i]) line.push(i)
    return line
  }
  const [up, down] = [lineage(base), lineage(column)]
  const meeting = up.find((i) => down.includes(i))
  if (meeting === undefined) return []
  return [...up.slice(0, up.indexOf(meeting)), ...down.slice(0, down.indexOf(meeting)).reverse()]
}
