/** The Node that a package brings along; see pinned-node.mjs. */
export function pinnedNode(generator: string, platform: string, arch: string): string | undefined
