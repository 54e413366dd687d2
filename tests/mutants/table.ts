/** A fault put into the code: one place of a file, and what stands there instead. */
export interface Mutant {
  what: string
  file: string
  /** Stands in the file exactly once. */
  find: string
  instead: string
}

const fault = (what: string, file: string, find: string, instead: string): Mutant => ({
  what,
  file: `src/domain/marking/${file}.ts`,
  find,
  instead,
})

const unread = (what: string, file: string, find: string, instead: string): Mutant => ({
  what,
  file: `src/publish/proof/raw/${file}.ts`,
  find,
  instead,
})

/** The second reading, blinded in one place each; the first one sees it. */
export const rawMutants: readonly Mutant[] = [
  unread(
    'nothing is above a network',
    'clearance',
    'if (above === undefined) {',
    'above = false\n    if (above === undefined) {',
  ),
  unread('levels are not compared', 'clearance', 'if (rank < 0 || rank > rankOf(holds)) return true', ''),
  unread('controls are not compared', 'clearance', 'if (!isHeld(control)) return true', ''),
  unread(
    'nations are not compared',
    'clearance',
    'return audience.some((nation) => !goesTo.has(nation))',
    'return false',
  ),
  unread(
    'what cannot be read goes',
    'clearance',
    'if (list === undefined) return true',
    'if (list === undefined) continue',
  ),
  unread('lines have no heads', 'spans', 'if (own && isAbove(own.mark))', 'if (false && own)'),
  unread(
    'cells have no marks',
    'spans',
    "if (line.text.includes('|') && cellMarks",
    'if (false && cellMarks',
  ),
  unread('the head of a table marks itself alone', 'spans', 'isTop ? endOfBlock(lines, i) : i', 'i'),
  unread('a mark covers one line', 'spans', '    last = j\n', ''),
  unread('a heading covers one line', 'spans', 'return endOfSection(lines, i, sharps.length)', 'return i'),
  unread(
    'tags mark nothing',
    'spans',
    'of open.splice(at))\n        if (above)',
    'of open.splice(at))\n        if (false && above)',
  ),
  unread('attributes mark nothing', 'spans', 'isAbove(value)) return true', 'isAbove(value)) return false'),
  unread('comments are read', 'spans', '{\\s*\\/\\*', '{\\s*NONE\\/\\*'),
  unread('characters nobody sees hide a mark', 'spans', "const unseen = '", "const unseen = '' && '"),
  unread('emphasis hides a mark', 'spans', "const decoration = '", "const decoration = '(?!x)' || '"),
  unread('footnotes have no marks', 'spans', "const footnote = '", "const footnote = '' && '"),
  unread('fields of YAML have no marks', 'spans', 'const key = ', "const key = '' && "),
  unread('keys mark nothing', 'yaml-spans', 'else spans.push(mapAround(lines, i, column))', ''),
  unread('a map ends where its marking stands', 'yaml-spans', '    last = i\n', ''),
  unread('a map begins where its marking stands', 'yaml-spans', '    first -= 1\n', '    break\n'),
  unread(
    'a file has no marking',
    'yaml-spans',
    'if (column === 0) isWhole = true',
    'if (column === 0) isWhole = false',
  ),
  unread(
    'an environment marks nothing',
    'raw-parts',
    'return folder !== undefined && file.path.startsWith(folder)',
    'return false',
  ),
  unread('a layer marks nothing', 'raw-parts', "if (home.path === 'layer.yaml') return true", ''),
  unread(
    'names of files say nothing',
    'raw-parts',
    'if (isAll) withheld.push(nameOf(file))',
    'if (isAll) released.length += 0',
  ),
  unread('keys say nothing', 'raw-parts', "if (key !== '') {", 'if (false) {'),
  unread(
    'frontmatter says nothing',
    'raw-parts',
    'const keys = keySpans(front, judge)',
    "const keys = keySpans('', judge)",
  ),
  unread('bodies say nothing', 'raw-parts', 'spans: [...head, ...body]', 'spans: head'),
  unread(
    'footnotes of what is withheld go',
    'orphans',
    'return said.length > 0 && said.every((place) => isWithin(gone, place))',
    'return false',
  ),
  unread(
    'a footnote of a footnote goes',
    'orphans',
    '    found.push(...more',
    '    return more.map(({ span }) => span)\n    found.push(...more',
  ),
  unread(
    'a footnote has one line',
    'orphans',
    '    last = j\n  }\n  return last\n}\n\nconst indentOf',
    '  }\n  return last\n}\n\nconst indentOf',
  ),
  unread(
    'a comment takes a marking out of use',
    'yaml-spans',
    'return isMark(said) && isAbove',
    'return false && isAbove',
  ),
  unread('the end of a text is left out', 'raw-parts', '  yield* flush()\n}', '}'),
]

/** Everything that keeps something back, switched off one by one. */
export const mutants: readonly Mutant[] = [
  fault('everything may stand in place of another', 'release', 'rule(marking, scheme) === undefined', 'true'),
  fault(
    'nothing is a reason to withhold',
    'dominance',
    '): string | undefined {\n',
    '): string | undefined {\n  return undefined\n',
  ),
  fault('an unreadable marking goes', 'dominance', "return 'its marking cannot be read'", 'return undefined'),
  fault(
    'levels are not compared',
    'dominance',
    'if (!isAtMost({ level: item.level, controls: [] }, { level, controls: [] }, scheme))',
    'if (false)',
  ),
  fault('controls are not compared', 'dominance', 'if (missing.length > 0)', 'if (false)'),
  fault(
    'nations are not compared',
    'dominance',
    'if (isWithin(audience, nations)) return undefined',
    'return undefined',
  ),
  fault(
    'entries are not filtered',
    'release-entry',
    'this.#why(marking) ?? this.#whyHomeless(entry)',
    'this.#whyHomeless(entry)',
  ),
  fault(
    'homeless entries stay',
    'release-entry',
    'this.#why(marking) ?? this.#whyHomeless(entry)',
    'this.#why(marking)',
  ),
  fault(
    'items are not filtered',
    'release-entry',
    'if (this.#why(marking) === undefined) return true',
    'return true',
  ),
  fault('references stay', 'release-entry', 'if (!this.#isHidden(kind, id)) return true', 'return true'),
  fault('portions of fields stay', 'release-entry', 'return cut.text', 'return text'),
  fault(
    'portions of bodies stay',
    'release-entry',
    'entry.body && this.#cutBody(entry, entry.body, found)',
    'entry.body',
  ),
  fault(
    'a gap shows in the promotion path',
    'release-entry',
    "while (from !== undefined && this.#isHidden('environment', from))",
    'while (false)',
  ),
  fault(
    'the end of a closed gap stands last',
    'release-entry',
    'if (from !== undefined) return { ...data, promotesFrom: from }',
    'if (from !== undefined) { const { promotesFrom: _gone, ...others } = data; return { ...others, promotesFrom: from } }',
  ),
  fault('keys of maps stay', 'prune', 'if (key && !pruning.keepRef(key, id, [...path, id])) return []', ''),
  fault('what stays in the workspace goes', 'prune', 'if (meta.stays) return undefined', ''),
  fault(
    'an item is not asked for its marking',
    'prune',
    'if (isItem && !pruning.keepItem(marking, path)) return gone',
    '',
  ),
  fault(
    'a field of which nothing is left stays',
    'prune',
    'pruning.cutProse(value, path) || gone',
    'pruning.cutProse(value, path) || value',
  ),
  fault(
    'half of something stays',
    'prune',
    'return whole.success ? whole.data : gone',
    'return whole.success ? whole.data : value',
  ),
  fault(
    'items of lists stay',
    'prune',
    'if (kept === gone || isShell(element, kept)) continue',
    'if (kept === gone || isShell(element, kept)) { left.push(item); continue }',
  ),
  fault('marks are not asked', 'cut', 'if (!this.#keeps(marks)) {', 'if (false) {'),
  fault(
    'a heading does not cover its section',
    'cut',
    'if (headings.some((heading) => !this.#keeps(heading))) return undefined',
    '',
  ),
  fault('comments stay', 'cut', 'if (isComment(node)) return undefined', ''),
  fault('references to lost footnotes stay', 'cut', 'if (this.#isDangling(node)) return undefined', ''),
  fault(
    'footnotes and addresses stay that only withheld text refers to',
    'cut',
    "nameOf({ kind: kind === 'reference' ? 'definition' : 'reference', isNote, id })",
    "nameOf({ kind: 'definition', isNote, id })",
  ),
  fault(
    'numbers of lists show a gap',
    'cut',
    "if (node.type === 'list') this.edits.push(...renumber(results, this.#source))",
    '',
  ),
  fault('what is left empty stays', 'cut', 'if (isLeftEmpty(node, after)) return undefined', ''),
  fault('fields are not searched for marks', 'marked-texts', '/\\((?!\\/?[a-z])|[<&]/.test(text)', 'false'),
  fault(
    'parentheses are no marks',
    'portion',
    'return found && /[\\p{L}\\p{N}]/u.test(found) ? found : undefined',
    'return undefined',
  ),
  fault(
    'elements have no marks',
    'portion',
    'return isElement(node) ? elementMarks(node, source, scheme) : []',
    'return []',
  ),
  fault(
    'portions of fields are not put together',
    'nodes',
    'return children.some(opens) ? grouped(children) : children',
    'return children',
  ),
  fault('a portion in a field has no end', 'nodes', 'if (depth === 0) return i', 'if (depth < 0) return i'),
  fault(
    'the first end closes all portions of a field',
    'nodes',
    'if (opens(child)) depth += 1',
    'if (i === from) depth += 1',
  ),
  fault(
    'broken portions go',
    'cut',
    'if (brokenPortions(tree as Node, source).length > 0) {',
    'if (false) {',
  ),
  fault('no tag is broken', 'broken-portions', 'if (!hint.test(text)) return []', 'return []'),
  fault(
    'invisible characters hide a mark',
    'nodes',
    'export const invisible = ',
    "export const invisible = '' && ",
  ),
  fault(
    'titles are no marks',
    'portion',
    'return found === undefined ? [] : [toMark(found, start, source, scheme)]',
    'return []',
  ),

  fault(
    'cells of rows have no marks',
    'portion',
    'return children.flatMap((cell) => leadingMark(cell, source, scheme))',
    'return []',
  ),
  fault(
    'a layer gives nothing its marking',
    'effective',
    "return layer === undefined ? said : (joinAll([layer, said], this.scheme) ?? 'unreadable')",
    'return said',
  ),
  fault(
    'replacements stay',
    'uncover',
    'entry.replaced && which(entry) && !held(entry) ? entry.replaced : entry',
    'entry',
  ),
  fault(
    'files that replace others stay',
    'uncover',
    'while (kept.replaced && !held(kept)) kept = kept.replaced',
    '',
  ),
  fault(
    'files are not filtered',
    'release',
    'const reason = why(marking)\n',
    'const reason = undefined as string | undefined\n',
  ),
  fault('files go that only withheld text refers to', 'release', "!path.includes('/') ||", 'true ||'),
  fault(
    'what goes later takes nothing with it',
    'release',
    'if (round.gone.size > hidden.size) {',
    'if (false) {',
  ),
]
