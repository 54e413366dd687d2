import { type Alias, type Document, isMap, isScalar, type Node, visit } from 'yaml'
import { readingProblem } from '../domain/checks/reading.ts'
import type { Position, Problem } from '../domain/playbook/problem.ts'

/**
 * Aliases that repeat what stands inside something marked, in a place to which that marking does not reach. Which of
 * two markings is the higher only a scheme knows, so one that is marked otherwise is refused as well.
 */
export function aliasProblems(document: Document.Parsed, place: (offset: number) => Position): Problem[] {
  const found: Problem[] = []
  let around: Map<Node, readonly Node[]> | undefined
  visit(document, {
    Alias: (_, alias: Alias, ancestors) => {
      const anchored = alias.resolve(document)
      if (!anchored) return
      around ??= nodesAround(document)
      const here = new Set<unknown>(ancestors)
      const markings = new Set(ancestors.flatMap((node) => markingOf(node) ?? []))
      const left = around.get(anchored)?.find((node) => {
        const marking = markingOf(node)
        return marking !== undefined && !here.has(node) && !markings.has(marking)
      })
      if (!left) return
      const message = `*${alias.source} repeats what is marked ${markingOf(left)} where it was written, and here it is not`
      const fix = 'write here what may be said here, or give this the same `marking`'
      const problem = readingProblem('marking-alias', place(alias.range?.[0] ?? 0), message, fix)
      const at = place(anchored.range?.[0] ?? 0)
      found.push({ ...problem, related: [{ at, note: `&${alias.source} stands here` }] })
    },
  })
  return found
}

/** Every anchored node with the maps and lists that it stands in. */
function nodesAround(document: Document.Parsed): Map<Node, readonly Node[]> {
  const found = new Map<Node, readonly Node[]>()
  visit(document, {
    Node: (_, node, ancestors) => {
      if ('anchor' in node && node.anchor !== undefined) found.set(node, ancestors as unknown as Node[])
    },
  })
  return found
}

/** What the `marking` of a map says. */
function markingOf(node: unknown): string | undefined {
  const said = isMap(node) ? node.get('marking', true) : undefined
  return said === undefined ? undefined : isScalar(said) ? String(said.value) : 'by an alias'
}
