/**
 * Ways to write a mark, most of them wrong. Each has `needle` in what it marks: it is refused, or the needle is not in
 * what goes.
 */
export interface MarkedForm {
  name: string
  /** Where it is written: the body of an MDX file, prose of YAML, or a field that is shown as it is. */
  place: 'body' | 'prose' | 'plain'
  text: string
}

export const needle = 'zanthaquebec'

/** A mark, as authors and their editors write it. */
const marks: Record<string, string> = {
  plain: '(S//NF)',
  'level alone': '(S)',
  'small letters': '(s)',
  'small letters, segments': '(s//nf)',
  'mixed case': '(S//Nf)',
  'never closed': '(S//NF',
  'level never closed': '(S',
  'zero-width space inside': '(S\u200b//NF)',
  'soft hyphen inside': '(\u00adS//NF)',
  'joiner inside': '(S/\u200d/NF)',
  'word joiner inside': '(\u2060S)',
  'variation selector inside': '(S\ufe0f)',
  'combining mark': '(S\u0336)',
  'full width': '（Ｓ／／ＮＦ）',
  'Cyrillic letter': '(Ѕ//NF)',
  'Greek letter': '(S//ΝF)',
  'Armenian letter': '(Տ)',
  'Cherokee letter': '(Ꮪ//NF)',
  'Lisu letter': '(ꓢ)',
  'bold mathematical letter': '(𝐒)',
  'parenthesized letter': '⒮',
  'squared letter': '🄢',
  'circled letter': 'Ⓢ',
  'en dash': '(S–NF)',
  'em dash': '(S—NF)',
  hyphen: '(S-NF)',
  semicolon: '(S; NF)',
  comma: '(S, NF)',
  space: '(S NF)',
  'one slash': '(S/NF)',
  backslashes: '(S\\\\\\\\NF)',
  'fraction slashes': '(S⁄⁄NF)',
  'division slashes': '(S∕∕NF)',
  'double solidus': '(S⫽NF)',
  'square brackets': '[S//NF]',
  'square brackets, level alone': '[S]',
  'curly brackets': '&#123;S//NF&#125;',
  'tortoise-shell brackets': '〔S〕',
  'lenticular brackets': '【S//NF】',
  guillemets: '«S//NF»',
  doubled: '((S))',
  'two marks': '(U)(S)',
  'two marks with a space': '(U) (S//NF)',
  'in quotes': '"(S)"',
  'in curly quotes': '“(S//NF)”',
  'quoted inside': '("S")',
  'as code': '`(S//NF)`',
  'code inside': '(`S`)',
  bold: '**(S)**',
  'bold inside': '(**S**//NF)',
  'emphasised in part': '(S*//NF*)',
  'misspelt caveat': '(S//NOFRON)',
  'misspelt level': '(SECRT//NF)',
  'spelt out': '(SECRET//NOFORN)',
  'spelt out in small letters': '(secret//noforn)',
  'level spelt out': '(SECRET)',
  'caveat alone': '(NF)',
  'caveat spelt out alone': '(NOFORN)',
  'nations alone': '(REL TO USA, GBR)',
  'nations wrong': '(S//REL TO USA GRB)',
  banner: 'SECRET//NOFORN',
  'banner with spaces': 'SECRET // NOFORN',
  'banner with a dash': 'SECRET – NOFORN',
  'banner in small letters': 'secret//noforn',
  'mark without brackets': 'S//NF',
  'control without brackets': 'TS//SI//NF',
  'label of a level': 'SECRET:',
  'character references': '&#40;S&#41;',
  'named references': '&lpar;S//NF&rpar;',
  'references for the letter': '(&#83;//NF)',
  'a reference that shows nothing': '(S&ZeroWidthSpace;//NF)',
  'escapes that change nothing': '(S\\/\\/NF)',
  'space inside': '( S )',
  'no-break space inside': '(\u00a0S\u00a0)',
  'line break inside': '(S\n//NF)',
  'comment inside': '(S<!-- -->//NF)',
}

const needleWords = `The relay ${needle} has a second port.`

/** How what is marked is put into a text; `@` stands for the mark, `%` for what it marks. */
const wrappings: Record<string, string> = {
  'a paragraph': 'Words.\n\n@ %\n',
  'the second line of a paragraph': '(U) Words that go.\n@ %\n',
  'behind a sentence': 'Words that go. @ %\n',
  'the end of a sentence': 'Words that go. % @\n',
  'a list item': '- Words\n- @ %\n',
  'the second line of an item': '- Words\n  @ %\n',
  'behind a bullet': '• @ %\n',
  'behind a number': '1.1 @ %\n',
  'behind a label': '**Note:** @ %\n',
  'a heading': '## @ %\n\nWords.\n',
  'the end of a heading': '## % @\n\nWords.\n',
  'a quotation': '> Words.\n> @ %\n',
  'a cell': '| A | B |\n|-|-|\n| @ % | b |\n',
  'the end of a cell': '| A | B |\n|-|-|\n| % @ | b |\n',
  'a footnote': 'Words.[^1]\n\n[^1]: @ %\n',
  'the second paragraph of a footnote': 'Words.[^1]\n\n[^1]: Words.\n\n    @ %\n',
  'a hard break': 'Words.  \n@ %\n',
  'words of a link': 'Words [@ %](/guides).\n',
  'words of an image': '![@ %](/figures/x.png)\n',
  'words of an image by reference': 'Words.\n\n![@ %][ref]\n\n[ref]: /figures/x.png\n',
  'a title of a link': 'Words [x](/guides "@ %").\n',
  'a block of code': 'Words.\n\n```text\n@ %\n```\n',
  'in code': 'Words `@ %` words.\n',
  'behind a dash': 'Words that go — @ %\n',
}

/** Lines that look empty and part nothing, and characters nobody sees before a mark. */
const invisible = [
  ...[
    '\u00a0',
    '\u200b',
    '\u200c',
    '\u200d',
    '\u200e',
    '\u200f',
    '\u2060',
    '\u2061',
    '\u2062',
    '\u2063',
    '\u2064',
  ],
  ...[
    '\u00ad',
    '\ufeff',
    '\u202a',
    '\u202b',
    '\u202c',
    '\u202d',
    '\u202e',
    '\u2066',
    '\u2067',
    '\u2068',
    '\u2069',
  ],
  ...[
    '\u000b',
    '\u000c',
    '\u0085',
    '\u2028',
    '\u2029',
    '\u0007',
    '\u001b',
    '\u0080',
    '\ufe0e',
    '\ufe0f',
    '\u034f',
  ],
  ...['\u061c', '\u115f', '\u3164', '\uffa0', '\u180e', '\u2800', '\u{e0020}', '\ufff9'],
]
const codeOf = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/** Texts in which a portion does not end where it began. */
const portions: Record<string, string> = {
  'over two paragraphs': '<Portion mark="(S//NF)">First.\n\n%</Portion>\n',
  'over items': '- a <Portion mark="(S)">b\n- %</Portion>\n',
  'in a portion that falls': '<Portion mark="(S)">a <Portion mark="(U)">b</Portion> %</Portion>\n',
  'in a sentence, that falls': 'A <Portion mark="(S)">a <Portion mark="(U)">b</Portion> %</Portion> c.\n',
  'across emphasis': 'a *b <Portion mark="(S)">c* %</Portion>\n',
  'across bold': '**a <Portion mark="(S)">b** %</Portion> c\n',
  'with a tag over lines': 'a <Portion\nmark="(S)">b\n\n%</Portion>\n',
  'with a tag over an empty line': 'a <Portion\n\nmark="(S)">%</Portion>\n',
  'that holds nothing, before its words': '<Portion mark="(S)"></Portion> %\n',
  'in comments': '{/* <Portion mark="(S)"> */} % {/* </Portion> */}\n',
  'of two marks': 'a <Portion mark="(U)" mark="(S)">%</Portion>\n',
  'with a mark between blanks': 'a <Portion mark=" (S) ">%</Portion>\n',
  'with references in its mark': 'a <Portion mark="(&#83;)">%</Portion>\n',
  'around a list in a cell': '| A | B |\n|-|-|\n| a | <Portion mark="(S)">- %</Portion> |\n',
  'with an end in code': 'a <Portion mark="(S)">`</Portion>` %</Portion>\n',
  'without an end': 'a <Portion mark="(S)">%\n',
  'without an end, before a paragraph': 'a <Portion mark="(S)">b\n\n%\n',
  'with blocks directly nested':
    '<Portion mark="(S)">\n<Portion mark="(U)">\n\na\n\n</Portion>\n\n%\n\n</Portion>\n',
  'with an end before its beginning': 'a</Portion> b <Portion mark="(S)">%\n',
  'with a stray end inside': 'A <Portion mark="(S)">a</Portion> %</Portion>\n',
  'in small letters': 'a <portion mark="(S)">%</portion>\n',
  'with single quotes': "a <Portion mark='(S)'>%</Portion>\n",
  'without quotes': 'a <Portion mark=(S)>%</Portion>\n',
  'with an expression': 'a <Portion mark={"(S)"}>%</Portion>\n',
  'closed in itself': 'a <Portion mark="(S)" /> %\n',
  'without a mark': 'a <Portion>%</Portion>\n',
  'that cannot be read': 'a <Portion mark="S">%</Portion>\n',
  'in a link': 'a [b <Portion mark="(S)">c](/guides) %</Portion>\n',
  'from a heading on': '## a <Portion mark="(S)">b\n\n%</Portion>\n',
  'in a cell, over two': '| A | B |\n|-|-|\n| <Portion mark="(S)">a | %</Portion> |\n',
  'in a quotation, out of it': '> a <Portion mark="(S)">b\n\n%</Portion>\n',
  'by a tag of another script': 'a <Роrtion mark="(S)">%</Роrtion>\n',
}

/** Marks that can be read, and seem to cover more than they do; and what lies elsewhere than what refers to it. */
const strays: Record<string, string> = {
  'alone in a paragraph': '(S//NF)\n\n%\n',
  'alone in a paragraph, in bold': '**(S//NF)**\n\n%\n',
  'alone in a paragraph, with a colon': '(S//NF):\n\n%\n',
  'alone below a heading': '## Head\n\n(S)\n\n%\n',
  'alone before code': '(S)\n\n```text\n%\n```\n',
  'alone in an item': '- (S)\n\n%\n',
  'alone in a quotation': '> (S//NF)\n>\n> %\n',
  'alone before a figure': '(S)\n\n<Figure src="/images/path.png" alt="%" caption="x" />\n',
  'before a list at once': '(S) b\n- %\n',
  'before a numbered list at once': '(S) b\n1. %\n',
  'before a quotation at once': '(S) b\n> %\n',
  'before a table at once': '(S) b\n| A | B |\n|-|-|\n| % | c |\n',
  'before a heading at once': '(S) b\n## %\n',
  'before code at once': '(S) b\n```text\n%\n```\n',
  'announcing a list': '(S//NF) The ports:\n\n- %\n',
  'announcing code': '(S//NF) As follows:\n\n```text\n%\n```\n',
  'announcing a table': '(S) The ports:\n\n| A | B |\n|-|-|\n| % | c |\n',
  'announcing a list with a dash': '(S) The ports —\n\n- %\n',
  'announcing a list with a wide colon': '(S) The ports：\n\n- %\n',
  'in a row by itself': '| A | B |\n|-|-|\n| (S) | |\n| % | x |\n',
  'in a comment': '{/* (S//NF) */} %\n',
  'in a comment of its own': '{/* (S) */}\n\n%\n',
  'as a banner in a comment': '{/* SECRET//NOFORN */}\n\n%\n',
  'before a footnote that nothing else refers to': '(S) Words.[^1]\n\n[^1]: %\n',
  'before a title that nothing else refers to': 'Words.\n\n(S) See [x][r].\n\n[r]: /guides "%"\n',
  'before the address of an image': 'Words.\n\n(S) ![x][r]\n\n[r]: /figures/x.png "%"\n',
  'as a banner on a line': 'SECRET\n\n%\n',
  'as a banner in a heading': '## SECRET\n\n%\n',
  'as a banner in a setext heading': 'TOP SECRET\n----------\n\n%\n',
  'as a banner on the last line': '%\n\nSECRET\n',
  'as a banner before a full stop': 'SECRET. %\n',
  'as a classification': 'Classification: SECRET\n\n%\n',
  'as what it is classified': '**Classified:** S\n\n%\n',
  'as a caveat': 'NOFORN %\n',
  'as a caveat with a colon': 'NOFORN: %\n',
  'as a list of nations': 'REL TO USA, GBR: %\n',
  'as the banner of another nation': '//GBR SECRET\n\n%\n',
  'that opens nothing': 'S) %\n',
}

/** Every form: the marks in three places, the places with two marks, what nobody sees, and portions. */
export function* markedForms(): Generator<MarkedForm> {
  const put = (text: string, mark: string) =>
    text.replaceAll('@', () => mark).replaceAll('%', () => needleWords)
  for (const place of ['body', 'prose'] as const) {
    for (const [how, mark] of Object.entries(marks)) {
      for (const where of [
        'a paragraph',
        'behind a sentence',
        'the second line of a paragraph',
        'behind a label',
        'a list item',
      ])
        yield { name: `${how}, in ${where}`, place, text: put(wrappings[where] ?? '', mark) }
    }
    for (const [where, text] of Object.entries(wrappings)) {
      for (const how of [
        'plain',
        'level alone',
        'small letters, segments',
        'banner',
        'full width',
        'as code',
      ])
        yield { name: `${how}, in ${where}`, place, text: put(text, marks[how] ?? '') }
    }
    for (const character of invisible) {
      const before = `${character}(S//NF)`
      yield { name: `${codeOf(character)} before a mark`, place, text: put('Words.\n\n@ %\n', before) }
      yield {
        name: `${codeOf(character)} in a mark`,
        place,
        text: put('Words.\n\n@ %\n', `(S${character}//NF)`),
      }
      yield {
        name: `a line of ${codeOf(character)}`,
        place,
        text: put(`(U) Words.\n${character}\n@ %\n`, '(S)'),
      }
      yield {
        name: `a line that begins with ${codeOf(character)}`,
        place,
        text: put('(U) Words.\n@ %\n', before),
      }
    }
    for (const [how, text] of Object.entries(portions))
      yield { name: `a portion ${how}`, place, text: put(text, '') }
    for (const [how, text] of Object.entries(strays))
      yield { name: `a mark ${how}`, place, text: put(text, '') }
  }
  for (const [how, mark] of Object.entries(marks)) {
    for (const [where, text] of Object.entries({ beginning: '@ %', end: '% @', middle: 'Words. @ %' }))
      yield { name: `${how}, at the ${where}`, place: 'plain', text: put(text, mark) }
  }
  for (const character of invisible)
    yield { name: `${codeOf(character)} in a mark`, place: 'plain', text: put('@ %', `(S${character}//NF)`) }
}
