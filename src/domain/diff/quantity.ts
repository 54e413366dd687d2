const prefixes = ['', 'k', 'm', 'g', 't', 'p']

/** A figure with its unit as plan limits are written: `2 GB`, `512 MiB`, `50`, `1.5k`. */
function parse(text: string): { amount: number; unit: string } | undefined {
  const found = /^\s*(\d{1,15}(?:\.\d{1,6})?)\s*(?:([kmgtp]?)(i?b|)|([a-z]+(?:[ /][a-z]+)*))\s*$/i.exec(text)
  if (!found) return undefined
  const [, figure = '0', prefix = '', bytes = '', word = ''] = found
  const scale = 1024 ** prefixes.indexOf(prefix.toLowerCase())
  const unit = word.toLowerCase().replace(/s$/, '') || (bytes === '' ? '' : 'b')
  return { amount: Number(figure) * scale, unit }
}

/** Orders two figures of the same unit; undefined where they cannot be compared. */
export function compareQuantities(a: string, b: string): number | undefined {
  const [left, right] = [parse(a), parse(b)]
  return left && right && left.unit === right.unit ? Math.sign(left.amount - right.amount) : undefined
}
