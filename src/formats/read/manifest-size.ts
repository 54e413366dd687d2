/** The bytes of a size such as `512M` or `1.5GiB`, whole, as Cloud Controller reads it; undefined for what is none. */
export function bytesOf(written: string): number | undefined {
  const text = written.trim()
  const [, number, unit = ''] = /^(-?\d{1,15}(?:\.\d{1,9})?)([KMGT]?)(?:i?B?)$/i.exec(text) ?? []
  if (number === undefined || !/(?:[KMGT]i?B?|B)$/i.test(text)) return undefined
  return Math.trunc(Number(number) * 1024 ** ['', 'K', 'M', 'G', 'T'].indexOf(unit.toUpperCase()))
}
