import { isScalar, type Scalar as YamlScalar } from 'yaml'
import type { Position } from '../../domain/playbook/problem.ts'
import { resolve } from './manifest-yaml.ts'
import type { Scalar } from './tree.ts'

/** A scalar of the parser as a part of a tree. */
export function scalarOf(node: YamlScalar, at: Position): Scalar {
  const { value, source } = node
  if (node.tag === binary) return bytes(source ?? '', at)
  const plain =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
  const text = source ?? String(plain ?? '')
  // A tag such as `!!str` makes text of what looks like a number, and `!!int` a number of what stands in quotes.
  const quoted = typeof plain === 'string' && (node.type !== 'PLAIN' || node.tag !== undefined)
  return { kind: 'scalar', at, value: plain, text, ...(quoted ? { quoted: true as const } : {}) }
}

const binary = 'tag:yaml.org,2002:binary'

/** What `!!binary` holds; what is no base64 stays as it is. */
function bytes(text: string, at: Position): Scalar {
  try {
    const value = atob(text.replace(/\s/g, ''))
    return { kind: 'scalar', at, value, text: value, quoted: true }
  } catch {
    return { kind: 'scalar', at, value: text, text, quoted: true }
  }
}

/** Whether a key is, to YAML 1.1, something else than text. */
export const isOddKey = (key: unknown) =>
  isScalar(key) &&
  key.type === 'PLAIN' &&
  key.tag === undefined &&
  resolve({ text: key.source ?? '', value: null }).type !== 'text'
