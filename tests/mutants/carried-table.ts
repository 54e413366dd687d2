import type { Mutant } from './table.ts'

const fault = (what: string, file: string, find: string, instead: string): Mutant => ({
  what,
  file: `src/${file}.ts`,
  find,
  instead,
})
const carried = (what: string, file: string, find: string, instead: string) =>
  fault(what, `publish/carried/${file}`, find, instead)

/** What reads the insides of files, and what keeps layers and space from telling, switched off one by one. */
export const carriedMutants: readonly Mutant[] = [
  carried('bytes behind a PNG are looked past', 'png', 'if (after.length > 0)', 'if (false)'),
  carried('bytes behind pixels are looked past', 'png', 'pixels.length > packedLength(pixels)', 'false'),
  carried('packed text of a PNG is looked past', 'png', "if (kind === 'zTXt')", "if (kind === 'none')"),
  carried('a chunk of its own counts as read', 'png', ' is in a form of its own`]', '`].slice(1)'),
  carried(
    'a picture keeps its text when stripped',
    'strip',
    'pixelChunks.has(kind) ? [whole] : []',
    '[whole]',
  ),
  carried('a JPEG keeps its comment when stripped', 'strip', 'return marker !== 0xfe && ', 'return '),
  carried('notes of a camera count as read', 'exif', "unread.push('its notes", "void ('its notes"),
  carried('the smaller picture is looked past', 'exif', 'if (thumbnail.length > 0)', 'if (false)'),
  carried('long XMP is looked past', 'jpeg', 'if (packet.length > 0)', 'if (false)'),
  carried(
    'comments of an SVG are looked past',
    'svg',
    "oncomment: (text) => tell('comment', text)",
    'oncomment: () => {}',
  ),
  carried('entities of an SVG are looked past', 'svg', '/<!ENTITY/i.test(data)', 'false'),
  carried('pictures in an SVG are looked past', 'svg', '/^data:/i.test(value.trim())', 'false'),
  carried('files in a PDF are looked past', 'pdf', "unread.push('it has files inside')", ''),
  carried('names of a font are looked past', 'font', "if (tag === 5 || tag === 'name')", 'if (false)'),
  fault('names in parts are not looked for', 'publish/proof/needles', ' || isCode(text.trim())', ''),
  fault(
    'paths name their layer',
    'domain/playbook/without-layers',
    'if (layers.size > 1) return playbook',
    'return playbook',
  ),
  fault('space behind a text tells', 'workspace/mdx', "text.trim() === '' ? text", "text !== '' ? text"),
]
