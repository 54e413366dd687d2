/** What each node leads to, by id; ids that are no key lead nowhere. */
export type Graph = ReadonlyMap<string, readonly string[]>

/** Everything that can be reached from `start`, itself included. */
export function reachable(graph: Graph, start: Iterable<string>): Set<string> {
  const seen = new Set<string>()
  const open = [...start]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    open.push(...(graph.get(id) ?? []))
  }
  return seen
}

/** The same graph with every edge the other way round. */
export function reversed(graph: Graph): Map<string, string[]> {
  const back = new Map<string, string[]>([...graph.keys()].map((id) => [id, []]))
  for (const [from, list] of graph) for (const to of list) back.get(to)?.push(from)
  return back
}

/**
 * Cycles of a graph that share no node, each from its first node in the graph's own order. Where there is any
 * cycle, there is one in the list; one that runs through a node of another is found when that is put right.
 */
export function cyclesOf(graph: Graph): string[][] {
  const found: string[][] = []
  const done = new Set<string>()
  const visit = (start: string) => {
    // A stack of its own, since a chain in hostile input may be longer than the call stack is deep.
    const path: { id: string; next: Iterator<string> }[] = []
    const onPath = new Set<string>()
    const enter = (id: string) => {
      onPath.add(id)
      path.push({ id, next: (graph.get(id) ?? [])[Symbol.iterator]() })
    }
    enter(start)
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const { value: id, done: ended } = top.next.next()
      if (ended) {
        path.pop()
        onPath.delete(top.id)
        done.add(top.id)
      } else if (onPath.has(id)) {
        const cycle = path.slice(path.findIndex((step) => step.id === id)).map((step) => step.id)
        if (!found.some((other) => other.some((member) => cycle.includes(member)))) found.push(cycle)
      } else if (graph.has(id) && !done.has(id)) enter(id)
    }
  }
  for (const id of graph.keys()) if (!done.has(id)) visit(id)
  return found
}
