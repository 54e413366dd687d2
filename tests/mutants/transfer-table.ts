import type { Mutant } from './table.ts'

const faultIn =
  (folder: string) =>
  (what: string, file: string, find: string, instead: string): Mutant => ({
    what,
    file: `src/${folder}/${file}.ts`,
    find,
    instead,
  })
const fault = faultIn('publish')
const faultOfVerb = faultIn('cli')

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
  fault('data may ask for code', 'rebuild/read-data', 'if (own.length > 0)', 'if (own.length > 0 && false)'),
  fault('data have the comments of texts', 'kit/write-workspace', 'withoutComments(body)', 'body.text'),
  faultOfVerb(
    'data are made of everything',
    'data-bundle',
    'dataContents(release.playbook,',
    'dataContents(whole,',
  ),
  faultOfVerb(
    'data go without a proof',
    'data-bundle',
    '  if (!proof.passed) refuseLeaks',
    '  if (false) refuseLeaks',
  ),
  faultOfVerb(
    'the edition before may be of another network',
    'after',
    'if (network.id !== next.network)',
    'if (false)',
  ),
  fault(
    'a delta leads from any edition',
    'delta/write-delta',
    'predecessor === undefined || predecessor.manifest !== named',
    'predecessor?.manifest === "x"',
  ),
  fault(
    'facts of more than the network may hold are compared',
    'compared/compare-facts',
    'if (why) throw',
    'if (false) throw',
  ),
  fault(
    'an OCI layout says more than its bundle',
    'oci/write-layout',
    "encode('{}')",
    'encode(JSON.stringify(description))',
  ),
  fault(
    'a plain edition has data for tools',
    'plain/plain-site',
    "'.txt', '.csv'",
    "'.txt', '.csv', '.json'",
  ),
]
