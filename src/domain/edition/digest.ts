/**
 * What a text comes to: the same for the same text everywhere, in Node and in the browser. It tells that a text
 * changed; it is no proof of anything, since texts of the same digest can be made. (cyrb53 by bryc, public domain.)
 */
export function textDigest(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57]
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 2654435761)
    b = Math.imul(b ^ unit, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return `~${(4294967296 * (2097151 & b) + (a >>> 0)).toString(36).padStart(11, '0')}`
}
