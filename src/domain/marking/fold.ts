import { lookOf } from './look-alikes.ts'

/** A text as a hurried reader sees it, with the way back to what was written. */
export interface Folded {
  /** In Latin letters, digits and ASCII signs, case as written; other letters are `ª`, other signs `·`, and an escaped bracket is `¬`. */
  text: string
  /** The same in capitals. */
  upper: string
  /** Where a place of it was written; the place behind its last one is the end of what was written. */
  at: (place: number) => number
}

const letter = 'ª'
const sign = '·'
const escaped = '¬'
const plain = /^[\x20-\x7e]$/
// Characters that show nothing, or stand on top of the one before them.
const unseen =
  /^[\p{Cf}\p{Mn}\p{Me}\p{Co}\p{Default_Ignorable_Code_Point}\p{Variation_Selector}\u2800\ufffc]$/u
const control = /^[\p{Cc}\p{Cs}\p{Cn}]$/u
// Most of a text looks like what it is: all of ASCII but what has a meaning in Markdown, in HTML or in an address.
const lookless = '[ !"#$\'()+,\\-./0-9:;=>?@A-Z[\\]^a-z|}]'
const asItLooks = new RegExp(`^(?:${lookless}|\\n(?![ \\t]*>))*$`)
const asItLooksRun = new RegExp(`${lookless}+`, 'y')
const breaks = new Set('\n\r\u000b\u000c\u0085\u2028\u2029')
const reference = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]\w{1,30}));?/iy
const percent = /%(28|29|2f|5b|5d|7b|7d)/iy
const comment = /\{\s*\/\*[\s\S]*?\*\/\s*\}|<!--[\s\S]*?-->/y
const tag = /<\/?[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*>/y
const quoteMarkers = /[ \t]*(?:>[ \t]?)+/y

/**
 * Folds a text to what it looks like: compatibility forms, look-alikes of other scripts, dashes, slashes and brackets
 * of all kinds become the plain ones; what shows nothing, the signs of emphasis and code, and comments go; references
 * to characters are resolved. A bracket after a backslash does not count as one. With `tags: false`, tags go as well.
 */
export function fold(raw: string, { tags }: { tags: boolean }): Folded {
  const again = lately.get(tags)
  if (again?.raw === raw) return again.folded
  const folded = foldAnew(raw, tags)
  lately.set(tags, { raw, folded })
  return folded
}

/** The text that was folded last, in each way: what is asked of one is asked several times in a row. */
const lately = new Map<boolean, { raw: string; folded: Folded }>()

function foldAnew(raw: string, tags: boolean): Folded {
  if (asItLooks.test(raw))
    return { text: raw, upper: raw.toUpperCase(), at: (place) => Math.min(place, raw.length) }
  const out: string[] = []
  const places: number[] = []
  const put = (text: string, place: number) => {
    for (const unit of text) {
      out.push(unit)
      places.push(place)
    }
  }
  const match = (pattern: RegExp, from: number) => {
    pattern.lastIndex = from
    return pattern.exec(raw)
  }
  for (let i = 0; i < raw.length; ) {
    const run = match(asItLooksRun, i)?.[0] ?? ''
    if (run !== '') out.push(run)
    for (const end = i + run.length; i < end; i++) places.push(i)
    const first = raw[i] ?? ''
    if (first === '') break
    const skipped =
      first === '<' || first === '{' ? (match(comment, i) ?? (tags ? null : match(tag, i))) : null
    if (skipped) {
      i += skipped[0].length
      continue
    }
    if (first === '\\') {
      const next = raw[i + 1] ?? ''
      if (/[([{<]/.test(next)) put(escaped, i)
      else if (/[!-/:-@[-`{-~]/.test(next)) put(next, i)
      if (/[!-/:-@[-`{-~]/.test(next)) {
        i += 2
        continue
      }
      // Before a letter it shows, and parts nothing that anybody would not read through.
      i += 1
      continue
    }
    if (first === '&') {
      const found = match(reference, i)
      const read = found ? characterOf(found) : undefined
      if (found && read !== undefined) {
        for (const character of read) put(look(character), i)
        i += found[0].length
        continue
      }
    }
    if (first === '%') {
      const found = match(percent, i)
      if (found) {
        put(String.fromCharCode(Number.parseInt(found[1] ?? '', 16)), i)
        i += 3
        continue
      }
    }
    const character = String.fromCodePoint(raw.codePointAt(i) ?? 0)
    put(look(character), i)
    i += character.length
    // The signs of a quotation stand between two lines of one text.
    if (first === '\n') i += match(quoteMarkers, i)?.[0].length ?? 0
  }
  places.push(raw.length)
  const text = out.join('')
  const upper = text.replace(/[a-z]+/g, (run) => run.toUpperCase())
  return { text, upper, at: (place) => places[Math.min(place, places.length - 1)] ?? raw.length }
}

/** What one character looks like: nothing, or characters of ASCII, `ª` or `·`. */
function look(character: string): string {
  if (/^[*_`~]$/.test(character)) return ''
  if (plain.test(character)) return character
  if (breaks.has(character)) return '\n'
  if (/^\s$/u.test(character)) return ' '
  if (unseen.test(character) || control.test(character)) return ''
  const known = lookOf(character)
  if (known !== character) return known
  const circled = circledLetter(character)
  if (circled !== undefined) return `(${circled})`
  let seen = ''
  for (const part of character.normalize('NFKD')) seen += lookPart(part)
  return seen
}

function lookPart(part: string): string {
  if (plain.test(part)) return /[*_`~]/.test(part) ? '' : part
  if (unseen.test(part)) return ''
  const known = lookOf(part)
  if (known !== part) return known
  if (/^\s$/u.test(part)) return ' '
  if (/^[\p{Pd}\u2212\u02d7\u2043\u30fc]$/u.test(part)) return '-'
  if (/^[\u2044\u2215\u29f8\u2571\u27cb\u338f\u3033\u1735]$/.test(part)) return '/'
  if (/^[\u2afd\u2225\u2016\u2af6\u2e17]$/.test(part)) return '//'
  if (/^[\u29f5\u2216\u27cd\u29f9\u2572]$/.test(part)) return '\\'
  if (/^[\u037e\u061b\u204f\u2e35]$/.test(part)) return ';'
  if (/^[\u02d0\u0589\u05c3\u2236\ua789\ufe13]$/.test(part)) return ':'
  if (/^[\u01c0\u2223\u2758\u23d0]$/.test(part)) return '|'
  if (/^[\p{Ps}\p{Pi}]$/u.test(part) && !/[\u2018-\u201f\u201a]/.test(part)) return '('
  if (/^[\p{Pe}\p{Pf}]$/u.test(part) && !/[\u2018-\u201f\u201a]/.test(part)) return ')'
  if (/^[\u2018-\u201f\u2032-\u2037]$/.test(part)) return '"'
  return /^[\p{L}\p{N}]$/u.test(part) ? letter : sign
}

/** The letter in a circle or a square, which reads as one in brackets. */
function circledLetter(character: string): string | undefined {
  const code = character.codePointAt(0) ?? 0
  for (const [from, to, first] of [
    [0x24b6, 0x24cf, 'A'],
    [0x24d0, 0x24e9, 'a'],
    [0x1f130, 0x1f149, 'A'],
    [0x1f150, 0x1f169, 'A'],
    [0x1f170, 0x1f189, 'A'],
  ] as const)
    if (code >= from && code <= to) return String.fromCharCode(first.charCodeAt(0) + code - from)
  return undefined
}

const named: Record<string, string> = {
  ...{ lpar: '(', rpar: ')', lsqb: '[', lbrack: '[', rsqb: ']', rbrack: ']', lcub: '{', lbrace: '{' },
  ...{ rcub: '}', rbrace: '}', sol: '/', bsol: '\\', lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" },
  ...{
    lang: '(',
    rang: ')',
    lobrk: '[',
    robrk: ']',
    semi: ';',
    colon: ':',
    comma: ',',
    verbar: '|',
    vert: '|',
  },
  ...{ hyphen: '-', dash: '-', ndash: '-', mdash: '-', horbar: '-', minus: '-', Tab: ' ', NewLine: '\n' },
  ...{ nbsp: ' ', ensp: ' ', emsp: ' ', thinsp: ' ', hairsp: ' ', numsp: ' ', puncsp: ' ', MediumSpace: ' ' },
  ...{
    shy: '',
    zwj: '',
    zwnj: '',
    lrm: '',
    rlm: '',
    ZeroWidthSpace: '',
    NoBreak: '',
    InvisibleTimes: '',
    it: '',
  },
  ...{ NegativeThinSpace: '', ic: '', af: '', DScy: 'S', dscy: 's', Scy: 'C', scy: 'c', Tcy: 'T', tcy: 't' },
  ...{ ast: '', lowbar: '', grave: '', parsl: '//', par: '//', Tau: 'T', Nu: 'N', Upsilon: 'Y' },
}

function characterOf([, decimal, hex, name = '']: RegExpExecArray): string | undefined {
  const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined
  if (code !== undefined) return code > 0x10ffff || code === 0 ? '' : String.fromCodePoint(code)
  if (Object.hasOwn(named, name)) return named[name]
  // Letters of other faces: `&Sscr;`, `&Sfr;`, `&Sopf;`.
  return /^[A-Za-z](?:scr|fr|opf)$/.test(name) ? name[0] : undefined
}
