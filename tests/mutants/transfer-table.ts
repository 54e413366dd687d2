import type { Mutant } from './table.ts'

const fault = (what: string, file: string, find: string, instead: string): Mutant => ({
  what,
  file: `src/publish/${file}.ts`,
  find,
  instead,
})

/** What keeps the doors of a bundle shut, switched off one by one. */
export const transferMutants: readonly Mutant[] = [
  fault('any element may be in a plain page', 'plain/plain-faults', 'if (!quiet.has(tag))', 'if (false)'),
  fault(
    'fields may be in a plain page',
    'plain/plain-faults',
    "if (tag === 'input' &&",
    "if (tag === 'x' &&",
  ),
  fault('handlers may be in a plain page', 'plain/plain-faults', '/^on|^(?:style', '/^(?:style'),
  fault('hidden text may be in a plain page', 'plain/plain-faults', 'formaction|hidden|', 'formaction|'),
  fault(
    'addresses may run in a plain page',
    'plain/plain-faults',
    'javascript|vbscript|data',
    'vbscript|data',
  ),
  fault('plain styles may load something', 'plain/plain-faults', '@import|@font-face', '@font-face'),
  fault('an older edition is no older', 'verify/order', 'next.asOf < installed.asOf ||', ''),
  fault(
    'the edition before is no older',
    'verify/order',
    ' || installed.predecessor?.manifest === next.manifest',
    '',
  ),
  fault('a gap is none', 'verify/order', 'if (next.predecessor)', 'if (false)'),
  fault('a line of editions may end', 'verify/order', 'if (installed.predecessor)', 'if (false)'),
  fault(
    'any edition is the next',
    'verify/order',
    'if (next.predecessor?.manifest === installed.manifest) return undefined',
    'if (next.predecessor) return undefined',
  ),
  fault('a recipe may name any file', 'delta/recipe', 'if (fault) throw', 'if (false) throw'),
  fault('a recipe may make a file twice', 'delta/recipe', 'if (files.has(next)) throw', 'if (false) throw'),
  fault('a recipe may leave bytes over', 'delta/recipe', 'if (used !== bytes.length)', 'if (false)'),
  fault(
    'a recipe may ask for more than there is',
    'delta/recipe',
    'length === 0 || from + length > taken.length',
    'length === 0',
  ),
  fault(
    'a statement may say anything',
    'account/statement',
    'equalBytes(there, ',
    'true || equalBytes(there, ',
  ),
  fault(
    'a statement may be missing',
    'account/statement',
    'if (!there) return',
    'if (!there) return []\n  if (!there) return',
  ),
  fault('data may be written in any way', 'rebuild/read-data', 'if (odd !== undefined)', 'if (false)'),
  fault('data may have errors', 'rebuild/read-data', 'if (found.length > 0) return found', ''),
  fault(
    'data may be marked otherwise',
    'rebuild/read-data',
    'if (marking !== description.marking)',
    'if (false)',
  ),
  fault(
    'data may bring code',
    'rebuild/data-files',
    'content\\/|environments\\/',
    'content\\/|extend\\/|environments\\/',
  ),
]
