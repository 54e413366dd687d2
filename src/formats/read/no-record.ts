import type { Problem } from '../../domain/playbook/problem.ts'
import { kindOf, wrongKind } from './kind.ts'
import { parse } from './parse.ts'
import type { Source } from './source.ts'
import { wrongText } from './wrong-text.ts'

/** Shapes that a record with mistakes may have too. */
const perhaps: readonly string[] = ['an intake record', 'a map', 'an Open Service Broker catalog']

/** What a file is that was given as the record of a meeting, where it is something else; undefined where it may be one. */
export function noRecord(source: Source): Problem | undefined {
  const text = wrongText(source, 'record')
  if (text) return text
  const [tree] = parse(source).value ?? []
  return tree && !perhaps.includes(kindOf(tree)) ? wrongKind(tree, 'the record of a meeting') : undefined
}
