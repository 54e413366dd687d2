import { oncePer } from '../base/once.ts'
import type { Entry } from '../playbook/playbook.ts'
import type { Position } from '../playbook/problem.ts'
import { tagsOf } from './tags.ts'
import { bodyOf } from './texts.ts'

/** The code of a `Command` in a text, and where the component stands. */
export interface CommandBlock {
  code: string
  at: Position
}

/** Every command block of an entry's text, in order. */
export const commandBlocks = oncePer((entry: Entry): readonly CommandBlock[] =>
  bodyOf(entry).flatMap((text) =>
    tagsOf(text)
      .filter(({ name }) => name === 'Command')
      .map(({ node, at }) => ({ code: codeIn(node), at })),
  ),
)

function codeIn(node: { type: string; value?: string; children?: readonly unknown[] }): string {
  if (node.type === 'code') return node.value ?? ''
  return (node.children ?? []).map((child) => codeIn(child as typeof node)).join('\n')
}
