import { type Need, needSchema } from '../../model/need.ts'
import { oncePer } from '../base/once.ts'
import type { Entry } from '../playbook/playbook.ts'
import type { Position } from '../playbook/problem.ts'
import { tagsOf } from './tags.ts'
import { bodyOf } from './texts.ts'

/** A `Command` in a text: its code, what it says of it, and where the component stands. */
export interface CommandBlock {
  run: string
  effect: 'reads' | 'changes'
  needs: Need[]
  at: Position
}

/** Every command block of an entry's text, in order. */
export const commandBlocks = oncePer((entry: Entry): readonly CommandBlock[] =>
  bodyOf(entry).flatMap((text) =>
    tagsOf(text)
      .filter(({ name }) => name === 'Command')
      .map(({ node, at, attributes }) => {
        const said = (name: string) => attributes.find((attribute) => attribute.name === name)?.value
        const effect = said('effect') === 'changes' ? 'changes' : 'reads'
        return { run: codeIn(node), effect, needs: needsIn(said('needs')), at }
      }),
  ),
)

/** Needs as an attribute says them, with commas between; what is none is for the check of attributes to say. */
export const needsIn = (said = ''): Need[] =>
  said.split(/\s*,\s*/).flatMap((each) => needSchema.safeParse(each).data ?? [])

function codeIn(node: { type: string; value?: string; children?: readonly unknown[] }): string {
  if (node.type === 'code') return node.value ?? ''
  return (node.children ?? []).map((child) => codeIn(child as typeof node)).join('\n')
}
