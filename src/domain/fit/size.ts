/** Megabytes in the unit that reads best. */
export const size = (mb: number): string => (mb >= 1024 && mb % 512 === 0 ? `${mb / 1024} GB` : `${mb} MB`)
