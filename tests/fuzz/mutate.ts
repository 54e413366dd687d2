import type { Prose } from '../../bench/prose.ts'

/** What readers stumble over. */
export const nasty = [
  ...[
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    ':',
    '- ',
    '\n',
    '\t',
    '&a',
    '*a',
    '<<: *a',
    '((',
    '))',
    '((x))',
    '{{ x }}',
    '|',
    '>',
    '#',
  ],
  ...[
    '?',
    '%',
    '@',
    '`',
    '!!binary ',
    '---\n',
    '...\n',
    '\u0000',
    '\u001b[1m',
    '\ufeff',
    '\u202e',
    '\u200b',
    '\ud800',
  ],
  ...[
    '1e999',
    '-1',
    'null',
    '~',
    'true',
    '__proto__',
    'constructor',
    '2026-02-30',
    '99:99',
    'SECRET//NOFRON',
  ],
  ...[
    '(S//NF) ',
    '<Portion mark="(S)">',
    '</Portion>',
    '<!--',
    '{/*',
    '*/}',
    '](javascript:x)',
    '<>',
    '</',
    '```',
    '|||',
  ],
  ...[
    'x'.repeat(300),
    '- '.repeat(60),
    '>'.repeat(200),
    '*'.repeat(99),
    '['.repeat(200),
    '日本',
    'é',
    '\r\n',
    '\u2028',
  ],
]

/** A text with some of it cut, doubled, moved, replaced or indented; sometimes a stretch of another text put in. */
export function mutated(text: string, prose: Prose, other: string): string {
  let out = text
  for (let i = 0; i <= prose.below(4); i += 1) out = step(out, prose, other)
  return out
}

function step(text: string, prose: Prose, other: string): string {
  const from = prose.below(text.length + 1)
  const length = prose.below(60)
  const [before, part, after] = [
    text.slice(0, from),
    text.slice(from, from + length),
    text.slice(from + length),
  ]
  const put = nasty[prose.below(nasty.length)] ?? ''
  const lines = text.split('\n')
  const line = prose.below(lines.length)
  const withLines = (...instead: string[]) => lines.toSpliced(line, 1, ...instead).join('\n')
  const there = lines[line] ?? ''
  switch (prose.below(10)) {
    case 0:
      return before + after
    case 1:
      return before + part + part + after
    case 2:
    case 3:
      return before + put + part + after
    case 4:
      return before + put + after
    case 5:
      return withLines()
    case 6:
      return withLines(there, there)
    case 7:
      return withLines(prose.below(2) === 0 ? `  ${there}` : there.replace(/^ {1,2}/, ''))
    case 8: {
      const at = prose.below(other.length + 1)
      return before + other.slice(at, at + prose.below(200)) + after
    }
    default:
      return withLines(there.replace(/: .*/, `: ${put}`))
  }
}

/** Bytes with some of them flipped, cut, doubled, or a length made enormous. */
export function mutatedBytes(bytes: Buffer, prose: Prose): Buffer {
  let out = Buffer.from(bytes)
  for (let i = 0; i <= prose.below(4); i += 1) {
    const at = prose.below(out.length + 1)
    const length = prose.below(40)
    const what = prose.below(5)
    if (what === 0) out = Buffer.concat([out.subarray(0, at), out.subarray(at + length)])
    else if (what === 1)
      out = Buffer.concat([out.subarray(0, at), out.subarray(at, at + length), out.subarray(at)])
    else if (what === 2) out = out.subarray(0, at)
    else if (what === 3) out.fill(prose.below(2) * 0xff, at, Math.min(out.length, at + 1 + prose.below(4)))
    else if (at < out.length) out[at] = (out[at] ?? 0) ^ (1 << prose.below(8))
  }
  return out
}
