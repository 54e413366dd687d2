import type { Mutant } from './table.ts'

const fault = (what: string, file: string, find: string, instead: string): Mutant => ({
  what,
  file: `src/${file}.ts`,
  find,
  instead,
})
const foreign = 'domain/marking/foreign'
const raw = 'publish/proof/raw'

/** What holds markings to the book, switched off one by one. */
export const markingMutants: readonly Mutant[] = [
  // Marks of others.
  fault(
    'what others own is nobody else’s',
    foreign,
    'if (!a || !b || !foreign || a.of.join() !== b.of.join()) return undefined',
    'if (!a || !b || !foreign) return a ?? b',
  ),
  fault(
    'of two levels of others the lower stays',
    foreign,
    'levels.indexOf(a.level) >= levels.indexOf(b.level)',
    'levels.indexOf(a.level) < levels.indexOf(b.level)',
  ),
  fault(
    'a whole does not say whose its parts are',
    foreign,
    'return { of, level: banner, as, controls: controlsOf(of, scheme, foreign) }',
    'return { of, level: banner, as, controls: [] }',
  ),
  fault(
    'any nation may own something',
    foreign,
    'if (level && trigraphs(scheme).includes(name))',
    'if (level)',
  ),
  fault('the owner owns like others', foreign, 'if (level && name === scheme.owner)', 'if (false)'),
  fault(
    'the owner is not among those who own together',
    foreign,
    '!of.includes(owner) || of.length < 2',
    'of.length < 2',
  ),
  fault(
    'one owns together with nobody',
    foreign,
    '!of.includes(owner) || of.length < 2',
    '!of.includes(owner)',
  ),
  fault('owners stand in any order', foreign, "text <= (names[i - 1]?.text ?? '')", 'false'),
  fault(
    'a group has no words of its own',
    foreign,
    'if (level) return owned([name], level, scheme, foreign)\n  }',
    '}',
  ),
  fault('a network may hold what others own alone', 'domain/marking/parse', ' && how.isItem', ''),
  fault(
    'something stands beside a level of others',
    'domain/marking/parse',
    '  for (const word of more)\n    reader.fault',
    '  for (const word of more.slice(9))\n    reader.fault',
  ),
  fault(
    'whose it is may be said twice',
    'domain/marking/parse',
    'if (reader.isForeign && ',
    'if (false && reader.isForeign && ',
  ),
  fault(
    'a mark of others carries what its level may not',
    'domain/marking/parse',
    'readSegments(rest, { ...reader, rank })',
    'readSegments(rest, { ...reader, rank: isForeign ? 99 : rank })',
  ),
  fault(
    'two marks are the same whoever owns them',
    'domain/marking/marking',
    'sameList(a.foreign?.of ?? [], b.foreign?.of ?? [])',
    'true',
  ),
  fault(
    'two marks are the same at any level of others',
    'domain/marking/marking',
    'a.foreign?.level === b.foreign?.level',
    'true',
  ),
  fault(
    'what several own needs no list',
    'domain/marking/rules',
    'if (left.length === 0 || !scheme.foreign) return undefined',
    'return undefined',
  ),
  // The abbreviated caveat.
  fault(
    'an abbreviated caveat needs no list',
    'domain/marking/caveat',
    'if (!reader.pageNations) {',
    'if (false) {',
  ),
  fault(
    'NOFORN is a list to abbreviate',
    'domain/marking/page-nations',
    'reading.to?.some((nation) => nation !== markings.scheme.owner)',
    'reading.to',
  ),
  fault(
    'what has no page has a list',
    'domain/marking/page-nations',
    "entry.body && 'marking' in entry.data",
    "'marking' in entry.data",
  ),
  fault(
    'an abbreviated caveat stays as it is',
    'domain/marking/cut',
    'for (const mark of marks) this.#spellOut(mark)',
    '',
  ),
  fault(
    'what goes leaves its list behind',
    'domain/marking/edits',
    'if (edit.start - offset < from && edit.end - offset <= from) continue',
    '',
  ),
  // What a level shows.
  fault(
    'a level shows all of it',
    'domain/marking/shown',
    "if (behind !== 'indicator') continue",
    'continue',
  ),
  fault('every level shows itself alone', 'domain/marking/shown', "if (behind !== 'indicator') continue", ''),
  fault('the indicator has no caveat', 'domain/marking/shown', '...(caveat ? [caveat.text] : [])', ''),
  // The scheme.
  fault('a scheme may require in turn', 'model/scheme-contradictions', 'if (seen.has(banner))', 'if (false)'),
  fault(
    'a scheme may require what it excludes',
    'model/scheme-contradictions',
    'if (excludes.includes(word))',
    'if (false)',
  ),
  fault(
    'a level of others may be protected as none',
    'model/scheme-contradictions',
    'else if (rank(as) < lowest)',
    'else if (false)',
  ),
  fault(
    'higher levels of others may be protected less',
    'model/scheme-contradictions',
    'else if (i > 0 && rank(as) < rank(list[i - 1]?.as))',
    'else if (false)',
  ),
  // The second reader.
  fault(
    'the second reader takes any owner',
    `${raw}/raw-owners`,
    'if (before !== owner && known.includes(before))',
    "if (before !== '')",
  ),
  fault(
    'the second reader takes any owners together',
    `${raw}/raw-owners`,
    'inOrder && others.length > 0 && others.length < all.length',
    'others.length > 0',
  ),
  fault(
    'the second reader does not ask who holds it',
    `${raw}/clearance`,
    'if (owners && (!whose || !isHeld({ ...whose, names: owners.names }))) return true',
    '',
  ),
  fault(
    'the second reader lets whose it is be said twice',
    `${raw}/clearance`,
    'if (control.control === whose?.control) return true',
    '',
  ),
  fault(
    'the second reader takes one slash for two',
    `${raw}/clearance`,
    "first === '' && /^[\\s(\"']*\\/\\/[^/]/.test(mark.normalize('NFKC'))",
    "first === ''",
  ),
  fault(
    'the second reader takes the last of two caveats',
    `${raw}/clearance`,
    'if (goesTo) return true\n',
    '',
  ),
  fault(
    'the second reader needs no list of a page',
    `${raw}/clearance`,
    '        if (!list) return true\n',
    '        if (!list) continue\n',
  ),
  fault(
    'the second reader knows no list of a page',
    `${raw}/raw-parts`,
    "judge.isAbove(mark, page.replace(/\\s#.*$/, '') || undefined)",
    'judge.isAbove(mark)',
  ),
  // What a document says besides, and its label.
  fault(
    'nothing is asked for besides the banner',
    'domain/checks/marking-document',
    'if (document[block]) continue',
    'continue',
  ),
  fault(
    'public release is never doubted',
    'domain/checks/marking-document',
    "statement === 'A' && ",
    'false && ',
  ),
  fault(
    'every page says all of it',
    'domain/document/blocks',
    "block === 'distribution' || needs.includes(block)",
    'true',
  ),
  fault(
    'the site speaks before the network',
    'domain/document/blocks',
    'own?.[block] ?? site?.[block]',
    'site?.[block] ?? own?.[block]',
  ),
  fault(
    'a label may be missing',
    'publish/label/check-label',
    'return description.label\n',
    'return (false as boolean)\n',
  ),
  fault('a label may say anything', 'publish/label/check-label', 'text === renderLabel(label)', 'true'),
  fault(
    'a label may be of any version',
    'publish/label/check-label',
    '}`] !== name)',
    '}`] !== name && false)',
  ),
  fault('a label may be cut short', 'publish/label/check-label', 'if (isBroken) return', 'if (false) return'),
  fault(
    'a label does not say who may have it',
    'publish/label/label-of',
    "nations === 'all' ? []",
    'true ? []',
  ),
  fault(
    'a label does not say what it is controlled by',
    'publish/label/label-of',
    '      ...categories.values(),\n',
    '',
  ),
]
