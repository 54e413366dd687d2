/** A file of a workspace in which a mark, written somehow, was meant to keep the needle from the low side. */
export interface PlantedFile {
  name: string
  path: string
  text: string
}

export const needle = 'zanthaquebec'

const words = `The relay ${needle} has a second port.`

/** A mark that can be read, and some that cannot. */
const marks: Record<string, string> = {
  'a mark': '(S)',
  'small letters': '(s//nf)',
  'a banner': 'SECRET//NOFORN',
}

const glossary = 'content/glossary.yaml'
const notices = 'environments/il4/notices.yaml'
const services = 'environments/il4/services.yaml'
const guide = 'content/guides/start/probe.mdx'

const term = (rest: string) => `probe:\n  term: Probe\n${rest}`
const notice = (rest: string) =>
  `probe:\n  title: Probe\n  kind: information\n  from: 2026-11-16T07:00Z\n  summary: A probe.\n${rest}`
const offer = (rest: string) =>
  `postgres:\n  status: available\n  version: 17.6\n  plans: [{name: small}]\n${rest}`

/** Scalars of YAML in all their styles; `@` stands for the mark, `%` for what it marks. */
const scalars: Record<string, string> = {
  plain: '@ %',
  'plain, over lines': 'Words.\n    @ %',
  'plain, with its mark on the line below': '\n    @ %',
  'single quotes': "'@ %'",
  'single quotes, over lines': "'Words.\n\n    @ %'",
  'double quotes': '"@ %"',
  'double quotes, with a break in an escape': '"Words.\\n\\n@ %"',
  'double quotes, with its bracket in an escape': '"Words.\\n\\n\\x28S) %"',
  'double quotes, with its letter in an escape': '"(\\u0053//NF) %"',
  'double quotes, with a line that is continued': '"Words. \\\n    @ \\\n    %"',
  literal: '|\n    @ %',
  'literal, kept': '|+\n    Words.\n\n    @ %\n\n',
  'literal, further in': '|2\n      @ %',
  'literal, with a comment behind its sign': '| # words\n    Words.\n\n    @ %',
  folded: '>-\n    @ %',
  'folded, with its mark on a line of its own': '>-\n    @\n    %',
  'folded, the second line': '>\n    Words.\n    @ %',
  'folded, the second paragraph': '>\n    Words.\n\n    @ %',
  'folded, further in': '>-\n    Words:\n      @ %',
  tagged: '!!str "@ %"',
  anchored: '&probe "@ %"',
  'anchored and tagged': '&probe !!str "@ %"',
}

/** Comments of YAML beside a field; `~` stands for the field. */
const comments: Record<string, string> = {
  'above a field': '  # @\n  ~',
  'above a field, without a blank': '  #@\n  ~',
  'above a field, with more signs': '  ## @\n  ~',
  'above a field, with a line between': '  # @\n\n  ~',
  'above a field, in more words': '  # The next field is @\n  ~',
  'above a field, over two lines': '  # Words\n  # @\n  ~',
  'behind a field': '  ~ # @',
  'below a field': '  ~\n  # @',
  'above the file': '# @\n~',
  'further left than a field': '# @\n  ~',
}

/** Fields that a comment took out of use, and that look as if they were there. */
const taken = [
  ...[
    'marking: SECRET',
    'marking: SECRET//NOFORN',
    "'marking': SECRET",
    '"marking": "SECRET"',
    'marking : SECRET',
  ],
  ...['Marking: SECRET', 'MARKING: SECRET', 'marking: &m SECRET', 'marking: secret', 'marking: SECRT'],
  ...['marking:SECRET', 'marking: S', 'marking: (S)', 'markings: SECRET//NOFORN', '- marking: SECRET'],
  ...['{marking: SECRET}', 'handles: SECRET', 'marking: SECRET, for now', 'was marking: SECRET//NOFORN'],
  ...['marking = SECRET', 'marking: SECRET # until June', 'TODO marking: SECRET', 'classification: SECRET'],
]

/** An entry of which the whole is marked, in every way YAML has for one key. */
const keys: Record<string, string> = {
  plain: 'marking: SECRET',
  'in double quotes': '"marking": SECRET',
  'in single quotes': "'marking': SECRET",
  'asked for': '? marking\n  : SECRET',
  'with a blank before its colon': 'marking : SECRET',
  'with a tag': 'marking: !!str SECRET',
  'with an anchor': 'marking: &m SECRET',
  'on the next line': 'marking:\n    SECRET',
  'on the next line but one': 'marking:\n\n    # words\n    SECRET',
  folded: 'marking: >-\n    SECRET',
  literal: 'marking: |-\n    SECRET',
  'literal, with a line end': 'marking: |\n    SECRET',
  'with an escape': 'marking: "SEC\\x52ET"',
  'its key with an escape': '"mark\\x69ng": SECRET',
  'with a comment': 'marking: SECRET # as agreed',
  'in a list': 'marking: [SECRET]',
  'in a map': 'marking: {level: SECRET}',
  'in small letters': 'marking: secret',
  'as a portion': 'marking: (S)',
  'by its letter': 'marking: S',
  'with blanks': 'marking: " SECRET "',
  'with a zero-width space': 'marking: "SECRET\u200b"',
  'key with a zero-width space': '"marking\u200b": SECRET',
  'key with a capital': 'Marking: SECRET',
  'key in the plural': 'markings: SECRET',
  'key of another language': 'mаrking: SECRET',
  'key that is a mark': '(S): true',
  'twice, the lower last': 'marking: SECRET\n  marking: UNCLASSIFIED',
  'twice, the lower first': 'marking: UNCLASSIFIED\n  marking: SECRET',
  empty: 'marking:',
  'as nothing': 'marking: ~',
  merged: '<<: {marking: SECRET}',
}

/** Whole files whose structure carries a mark away from what it marks. */
const files: Record<string, [path: string, text: string]> = {
  'an alias of what is marked': [
    glossary,
    `a: {marking: SECRET, term: A, meaning: &x "%"}\nb: {term: B, meaning: *x}\n`,
  ],
  'an alias in a list': [
    glossary,
    `a: {marking: SECRET, term: A, meaning: M, aliases: [&x "%"]}\nb: {term: B, meaning: M, aliases: [*x]}\n`,
  ],
  'an alias as a key': [services, offer('  limits:\n    &x "%": {marking: SECRET}\n')],
  'an alias before its anchor': [
    glossary,
    `b: {term: B, meaning: *x}\na: {marking: SECRET, term: A, meaning: &x "%"}\n`,
  ],
  'an alias of an alias': [
    glossary,
    `a: {marking: SECRET, term: &y A, meaning: &x "%"}\nb: {marking: SECRET, term: B, meaning: *x}\nc: {term: *y, meaning: *x}\n`,
  ],
  'an alias of a list': [
    services,
    offer('  limits: {a: b}\n').replace(
      '[{name: small}]',
      '[{name: small, marking: SECRET, note: &x "%"}, {name: big, note: *x}]',
    ),
  ],
  'a merge of what is marked': [
    glossary,
    `a: &a {marking: SECRET, term: A, meaning: "%"}\nb:\n  <<: *a\n  term: B\n`,
  ],
  'an alias of a portion': [glossary, `a: {term: A, meaning: &x "(S) %"}\nb: {term: B, meaning: *x}\n`],
  'an alias of a portion where none can be': [
    glossary,
    `a: {term: A, meaning: &x "(S) %"}\nb: {term: *x, meaning: M}\n`,
  ],
  'a marking that is an alias': [
    glossary,
    `a: {marking: &m SECRET, term: A, meaning: M}\nb: {marking: *m, term: B, meaning: "%"}\n`,
  ],
  'a second document': [
    glossary,
    `a: {marking: SECRET, term: A, meaning: M}\n---\nb: {term: B, meaning: "%"}\n`,
  ],
  'a document that a marking begins': [glossary, `marking: SECRET\n---\nb: {term: B, meaning: "%"}\n`],
  'a document behind a comment': [glossary, `--- # (S)\nb: {term: B, meaning: "%"}\n`],
  'a document that ends': [glossary, `b: {term: B, meaning: "%"}\n...\n# (S)\n`],
  'a directive': [glossary, `%YAML 1.2\n---\n# SECRET\nb: {term: B, meaning: "%"}\n`],
  'a marking of a file of entries': [glossary, `marking: SECRET\nb: {term: B, meaning: "%"}\n`],
  'a marking among limits': [services, offer('  limits: {marking: SECRET, relays: "%"}\n')],
  'a marking among limits, over lines': [
    services,
    offer('  limits:\n    marking: SECRET\n    relays: "%"\n'),
  ],
  'a mark as the key of a limit': [services, offer('  limits: {(S): "%"}\n')],
  'a mark in the key of a limit': [services, offer('  limits: {relays (S//NF): "%"}\n')],
  'a mark in the value of another limit': [services, offer('  limits: {class: (S), relays: "%"}\n')],
  'a mark as the id of an entry': [glossary, `"(S)": {term: B, meaning: "%"}\n`],
  'a mark as an alias of a term': [glossary, `b: {term: B, meaning: "%", aliases: [(S)]}\n`],
  'a marking of a plan, one item early': [
    services,
    offer('').replace('[{name: small}]', '\n    - marking: SECRET\n    - name: big\n      note: "%"'),
  ],
  'a marking as an item': [
    services,
    offer('').replace('[{name: small}]', '[{name: small, note: "%"}, marking: SECRET]'),
  ],
  'a mark as a plan': [
    services,
    offer('').replace('[{name: small}]', '[{name: (S)}, {name: small, note: "%"}]'),
  ],
  'a comment between items': [
    services,
    offer('').replace(' [{name: small}]', '\n    # (S)\n    - name: small\n      note: "%"'),
  ],
  'a comment in a flow map': [
    services,
    offer('').replace('[{name: small}]', '[{name: small, # (S//NF)\n      note: "%"}]'),
  ],
  'a comment in a text of lines': [glossary, term('  meaning: Words\n    # (S)\n    %\n')],
  'a comment that ends a text': [glossary, term('  meaning: |\n    Words.\n  # (S) %\n')],
  'a comment behind the sign of a text': [glossary, term('  meaning: | # (S)\n    %\n')],
  'a comment at the head of a page': [guide, page('# (S)\n', '%\n')],
  'a marking taken out of use at the head of a page': [guide, page('# marking: SECRET\n', '%\n')],
  'a marking in a second head of a page': [guide, page('', '---\nmarking: SECRET\n---\n\n%\n')],
  'a head that ends early': [
    guide,
    `${page('', '').replace('reviewed', '---\nmarking: SECRET\nreviewed')}%\n`,
  ],
  'a marking as the first line of a text': [guide, page('', 'marking: SECRET//NOFORN\n\n%\n')],
  'a comment as the first line of a text': [guide, page('', '{/* marking: SECRET */}\n\n%\n')],
  'a comment with the key of a page': [guide, page('', '{/*\nmarking: SECRET\n*/}\n\n%\n')],
}

function page(front: string, body: string): string {
  return `---\ntitle: Probe\nsummary: A probe.\ntopic: start\nfor: [developer]\nreviewed: 2026-11-12\n${front}---\n\n${body}`
}

/** What MDX has beside paragraphs; of two marks each. */
const bodies: Record<string, string> = {
  'the title of an aside': '<Aside kind="note" title="@ %">\n\nWords.\n\n</Aside>\n',
  'the end of the title of an aside': '<Aside kind="note" title="% @">\n\nWords.\n\n</Aside>\n',
  'the title of an aside, in single quotes': "<Aside kind='note' title='@ head'>\n\n%\n\n</Aside>\n",
  'the title of an aside, on its own line': '<Aside\n  kind="note"\n  title="@ head">\n\n%\n\n</Aside>\n',
  'the title of an aside, by references': '<Aside kind="note" title="&#40;S&#41; %">\n\nWords.\n\n</Aside>\n',
  'the kind of an aside': '<Aside kind="@" title="%">\n\nWords.\n\n</Aside>\n',
  'an unknown attribute': '<Aside kind="note" mark="@">\n\n%\n\n</Aside>\n',
  'the title of a step':
    '<Steps>\n<Step title="@ head">\n\n%\n\n</Step>\n<Step title="b">\n\nWords.\n\n</Step>\n</Steps>\n',
  'the title of a tab': '<Tabs>\n<Tab title="@ head">\n\n%\n\n</Tab>\n</Tabs>\n',
  'the attribute of steps': '<Steps mark="@">\n<Step title="a">\n\n%\n\n</Step>\n</Steps>\n',
  'the words of a figure': '<Figure src="/images/path.png" alt="@ %" caption="Words" />\n',
  'the caption of a figure': '<Figure src="/images/path.png" alt="Words" caption="@ %" />\n',
  'the caption of a figure, for its words': '<Figure src="/images/path.png" alt="%" caption="@ words" />\n',
  'the end of the caption of a figure': '<Figure src="/images/path.png" alt="Words" caption="% @" />\n',
  'the note of a command': '<Command effect="reads" note="@ %">\n\n```sh\ncf logs APP\n```\n\n</Command>\n',
  'the note of a command, for its code':
    '<Command effect="reads" note="@ words">\n\n```sh\ncf logs %\n```\n\n</Command>\n',
  'a table without bars around it': 'A | B\n-|-\n@ % | b\n',
  'a table, behind an escaped bar': '| A | B |\n|-|-|\n| a \\| @ % | b |\n',
  'a table, in a later cell': '| A | B |\n|-|-|\n| % | @ b |\n',
  'a table, in its head': '| A | @ B |\n|-|-|\n| a | % |\n',
  'a table, in the head of a later column': '| A | @ |\n|-|-|\n| a | % |\n',
  'a table, in code': '| A | B |\n|-|-|\n| `@` | % |\n',
  'a table, in bold': '| A | B |\n|-|-|\n| **@** % | b |\n',
  'a table, in a link': '| A | B |\n|-|-|\n| [@ %](/guides) | b |\n',
  'a table, in too many cells': '| A |\n|-|\n| a | @ % |\n',
  'a table, below its caption': '@ Ports\n\n| A | B |\n|-|-|\n| % | b |\n',
  'a footnote': 'Words.[^a]\n\n[^a]: @ %\n',
  'a footnote, at its second line': 'Words.[^a]\n\n[^a]: Words\n    @ %\n',
  'a footnote, for all its paragraphs': 'Words.[^a]\n\n[^a]: @ words\n\n    %\n',
  'a footnote, in a quotation': '> Words.[^a]\n>\n> [^a]: @ %\n',
  'a footnote, in an item': '- Words.[^a]\n\n  [^a]: @ %\n',
  'a footnote, where it is referred to': 'Words. @[^a]\n\n[^a]: %\n',
  'a footnote, of a marked heading': '## @ Head[^a]\n\nWords.\n\n## End\n\nWords.\n\n[^a]: %\n',
  'a footnote, of a marked row': '| A | B |\n|-|-|\n| @ a[^a] | b |\n| c | d |\n\n[^a]: %\n',
  'a footnote, of a marked item': '- Words\n- @ a[^a]\n\n[^a]: %\n',
  'a footnote, of two marked paragraphs': '@ a[^a]\n\n@ b[^a]\n\nWords.\n\n[^a]: %\n',
  'a footnote, of a marked step':
    '<Steps>\n<Step title="@ a">\n\nWords.[^a]\n\n</Step>\n<Step title="b">\n\nWords.\n\n</Step>\n</Steps>\n\n[^a]: %\n',
  'a footnote, by its name': 'Words.[^(S)]\n\n[^(S)]: %\n',
  'a footnote, within a line': 'Words.^[@ %]\n',
  'the title of a link': 'See [x](/guides "@ %").\n',
  'the title of a link, in single quotes': "See [x](/guides '@ %').\n",
  'the title of a link, in brackets': 'See [x](/guides (@ %)).\n',
  'the title of a picture': '![x](/images/path.png "@ %")\n',
  'the words of a picture': '![@ %](/images/path.png)\n',
  'the words of a picture, in a link': '[![@ %](/images/path.png)](/guides)\n',
  'the title of an address': 'See [x][r].\n\n[r]: /guides "@ %"\n',
  'the title of an address of what is marked': 'Words.\n\n@ See [x][r].\n\n[r]: /guides "%"\n',
  'the name of an address': 'See [@ %].\n\n[@ %]: /guides\n',
  'an address between angles': 'See <https://cairnway.example/@/%>.\n',
  'a list of terms': 'Relay\n: @ %\n',
  'a list of terms, at the term': '@ Relay\n: %\n',
  'a task': '- [ ] @ %\n',
  'a task that is done': '- [x] @ %\n',
  'a task, marked in its box': '- [S] %\n',
  'struck words': '~~@~~ %\n',
  'a hard break by a backslash': 'Words that go.\\\n@ %\n',
  'a heading underlined': '@ Head\n======\n\n%\n',
  'a heading underlined, at its end': 'Head @\n------\n\n%\n',
  'a heading that is closed': '## @ Head ##\n\n%\n',
  'a heading with a number': '## 1. @ Head\n\n%\n',
  'a heading with a name': '## Head {#@}\n\n%\n',
  'a heading of a mark': '## @\n\n%\n',
  'a heading in an item': '- ## @ Head\n\n  %\n',
  'a heading in a quotation': '> ## @ Head\n>\n> %\n',
  'a heading in an aside': '<Aside kind="note">\n\n### @ Head\n\n%\n\n</Aside>\n',
  'a heading, for the next level': '## @ Head\n\n### Deeper\n\n%\n',
  'a line of signs': '@\n***\n%\n',
  'a quotation, without its sign': '> @ words\n%\n',
  'an item, for the list in it': '- @ words\n  - %\n',
  'an item, for its second paragraph': '- @ words\n\n  %\n',
  'an item, without indentation': '- @ words\n%\n',
  'an item with another sign': '* a\n+ @ %\n',
  'an item with a bracket': '1) @ %\n',
  'an item by a letter': 'a. @ %\n',
  'the words behind a fence': '```sh @ %\ncf logs\n```\n',
  'the title of a fence': '```sh title="@ %"\ncf logs\n```\n',
  'a comment of code': '```sh\n# @\ncf logs %\n```\n',
  'code in an item': '- Words\n\n  ```text\n  @ %\n  ```\n',
  'code in two ticks': 'Words ``@ %`` words.\n',
  'a comment before its words': '{/* @ */}\n%\n',
  'a comment behind its words': '%\n{/* @ */}\n',
  'a comment in its line': '% {/* @ */} words\n',
  'a comment of HTML': '<!-- @ -->\n\n%\n',
  'an expression': '{"@ %"}\n',
  'an export': 'export const mark = "@"\n\n%\n',
  HTML: '<p title="@">%</p>\n',
  'a portion in emphasis': '*<Portion mark="@">%</Portion>*\n',
  'a portion in a link': '[<Portion mark="@">%</Portion>](/guides)\n',
  'a portion in the words of a picture': '![<Portion mark="@">%</Portion>](/images/path.png)\n',
  'a portion in the title of a link': '[x](/guides "<Portion mark=\'@\'>%</Portion>")\n',
  'a portion in code': '`<Portion mark="@">%</Portion>`\n',
  'a portion in a block of code': '```text\n<Portion mark="@">\n%\n</Portion>\n```\n',
  'a portion in a title':
    '<Aside kind="note" title="<Portion mark=\'@\'>%</Portion>">\n\nWords.\n\n</Aside>\n',
  'a portion with blanks about its sign': 'a <Portion mark = "@">%</Portion>\n',
  'a portion with a second attribute': 'a <Portion mark="@" title="x">%</Portion>\n',
  'a portion with another attribute': 'a <Portion level="@">%</Portion>\n',
  'a portion of another name': 'a <Portions mark="@">%</Portions>\n',
  'a portion in a row': '| A | B |\n|-|-|\n| a | <Portion mark="@">%</Portion> |\n',
  'a portion around a row': '| A | B |\n|-|-|\n<Portion mark="@">\n| % | b |\n</Portion>\n',
  'a portion around an item': '- a\n<Portion mark="@">\n- %\n</Portion>\n',
  'a portion around a footnote': 'Words.[^a]\n\n<Portion mark="@">\n\n[^a]: %\n\n</Portion>\n',
  'a portion around an address': 'See [x][r].\n\n<Portion mark="@">\n\n[r]: /guides "%"\n\n</Portion>\n',
  'a portion in a footnote': 'Words.[^a]\n\n[^a]: a <Portion mark="@">%</Portion> b\n',
  'a portion around a step':
    '<Steps>\n<Portion mark="@">\n<Step title="a">\n\n%\n\n</Step>\n</Portion>\n<Step title="b">\n\nWords.\n\n</Step>\n</Steps>\n',
}

const put = (text: string, mark: string) => text.replaceAll('@', () => mark).replaceAll('%', () => words)

/** Every planted file. */
export function* plantedFiles(): Generator<PlantedFile> {
  for (const [how, mark] of Object.entries(marks)) {
    for (const [style, scalar] of Object.entries(scalars)) {
      const prose = put(scalar, mark)
      yield { name: `${how} in ${style} of a term`, path: glossary, text: term(`  meaning: ${prose}\n`) }
      yield { name: `${how} in ${style} of a notice`, path: notices, text: notice(`  details: ${prose}\n`) }
    }
    for (const [place, comment] of Object.entries(comments)) {
      const text = put(comment, mark).replace('~', `meaning: ${words}`)
      yield { name: `${how} in a comment ${place}`, path: glossary, text: term(`${text}\n`) }
    }
    for (const [place, body] of Object.entries(bodies)) {
      yield { name: `${how} in ${place}`, path: guide, text: page('', `Words.\n\n${put(body, mark)}`) }
    }
  }
  for (const field of taken) {
    for (const place of ['above a field', 'behind a field', 'below a field', 'above the file']) {
      const text = (comments[place] ?? '').replace('@', () => field).replace('~', `meaning: ${words}`)
      yield { name: `${field} in a comment ${place}`, path: glossary, text: term(`${text}\n`) }
    }
    yield { name: `${field} in a comment of a page`, path: guide, text: page(`# ${field}\n`, `${words}\n`) }
  }
  for (const [how, key] of Object.entries(keys)) {
    yield {
      name: `a marking ${how}, first`,
      path: glossary,
      text: `probe:\n  ${key}\n  term: Probe\n  meaning: ${words}\n`,
    }
    yield { name: `a marking ${how}, last`, path: glossary, text: term(`  meaning: ${words}\n  ${key}\n`) }
    yield {
      name: `a marking ${how}, of a page`,
      path: guide,
      text: page(`${key.replaceAll('\n  ', '\n')}\n`, `${words}\n`),
    }
  }
  for (const [name, [path, text]] of Object.entries(files)) yield { name, path, text: put(text, '(S)') }
}
