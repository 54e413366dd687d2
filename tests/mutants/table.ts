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
    'if (kept === gone) continue',
    'if (kept === gone) { left.push(item); places.push(i); continue }',
  ),
  fault('marks are not asked', 'cut', 'if (!this.#keeps(marks)) {', 'if (false) {'),
  fault(
    'a heading does not cover its section',
    'cut',
    'if (headings.some((heading) => !this.#keeps(heading))) return undefined',
    '',
  ),
  fault('comments stay', 'cut', 'if (isComment(node)) return undefined', ''),
  fault(
    'references to lost footnotes stay',
    'cut',
    "if (node.type === 'footnoteReference' && this.#notes.has(node.identifier ?? '')) return undefined",
    '',
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
    'return found && /[A-Z0-9]/.test(found) ? found : undefined',
    'return undefined',
  ),
  fault(
    'elements have no marks',
    'portion',
    'return isElement(node) ? elementMarks(node, source, scheme) : []',
    'return []',
  ),
  fault(
    'a portion in a field has no end',
    'nodes',
    "if (!children.some((child) => child.type === 'html' && opening.test(child.value ?? ''))) return children",
    'return children',
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
    "return layer === undefined ? place : (joinAll([layer, place], this.scheme) ?? 'unreadable')",
    'return place',
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
