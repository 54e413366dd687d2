import type { Comment, Unread } from '../domain/checks/check.ts'
import { readingProblem } from '../domain/checks/reading.ts'
import type { Entry } from '../domain/playbook/playbook.ts'
import { byPlace, type Problem } from '../domain/playbook/problem.ts'
import type { Located } from './find-files.ts'
import { frontmatterOf } from './mdx.ts'
import { withMomentsInUtc } from './moments.ts'
import { readEntries, unreadOf } from './read-entries.ts'
import { toDosIn } from './to-dos.ts'
import { commentsOf } from './yaml-comments.ts'

/** What a file says, and what is wrong with it. */
export interface ContentRead {
  entries: Entry[]
  problems: Problem[]
  unread: Unread[]
  comments: Comment[]
}

interface ContentFile {
  file: string
  located: Located
  layer: string
  part: 'all' | 'frontmatter'
}

/** What was read of files, by their places, for a process that reads a workspace many times. */
export type FileMemory = Map<string, { key: string; read: ContentRead }>

/** A file with more problems than this mostly has the same one many times. */
const listed = 100

/**
 * Reads the text of a file whose moments are of a time zone. Where it is what it was when `memory` was last given, so is
 * what is read, to the object.
 */
export function readContent(
  text: string,
  content: ContentFile,
  zone: string | undefined,
  memory: FileMemory,
): ContentRead {
  const key = JSON.stringify([text, content.layer, content.part, zone])
  const known = memory.get(content.file)
  if (known?.key === key) return known.read
  const said = read(text, content, zone)
  memory.set(content.file, { key, read: said })
  return said
}

function read(
  text: string,
  { file, located, layer, part }: ContentFile,
  zone: string | undefined,
): ContentRead {
  const own = { problems: [] as Problem[], unread: [] as Unread[] }
  const entries: Entry[] = []
  for (const entry of readEntries(text, file, located, layer, own, part)) {
    const placed = withMomentsInUtc(entry, zone, own.problems)
    if (placed) entries.push(placed)
    else own.unread.push(unreadOf(located, entry.id))
  }
  return {
    entries,
    problems: [...toDosIn(text, file), ...fewOf(own.problems, file)],
    unread: own.unread,
    // A scheme consists of what marks are made of, and so do the comments in it.
    comments: located.kind === 'scheme' ? [] : commentsIn(text, file),
  }
}

/** The comments of a file of YAML, or of the frontmatter of one of MDX. */
export function commentsIn(text: string, file: string): Comment[] {
  if (!file.endsWith('.mdx')) return commentsOf(text, file)
  return commentsOf(frontmatterOf(text) ?? '', file, 2)
}

/** The first problems of a file, and how many more there are. */
function fewOf(problems: Problem[], file: string): Problem[] {
  if (problems.length <= listed) return problems
  const few = problems.sort(byPlace).slice(0, listed)
  const at = problems[listed]?.at ?? { file, line: 1, col: 1 }
  const message = `from here on the file has ${problems.length - listed} more problems`
  return [...few, readingProblem('problems-more', at, message, 'mend those that are listed first')]
}
