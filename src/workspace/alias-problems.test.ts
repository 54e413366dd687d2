import { expect, it } from 'vitest'
import { readYaml } from './yaml.ts'

const found = (text: string) =>
  readYaml(text, 'f').problems.map(
    ({ code, at, related = [] }) =>
      `${at.line}:${at.col} ${code}${related.map((r) => ` ${r.at.line}:${r.at.col}`).join('')}`,
  )

it.each<[string, string[]]>([
  ['a: {marking: SECRET, note: &n A port.}\nb: {note: *n}\n', ['2:11 marking-alias 1:31']],
  ['a:\n  marking: SECRET\n  plans: &p\n    - name: x\nb:\n  plans: *p\n', ['6:10 marking-alias 4:5']],
  ['a:\n  marking: SECRET\n  plans:\n    - name: &p x\nb:\n  title: *p\n', ['6:10 marking-alias 4:16']],
  [
    'a: {marking: &m SECRET, note: &n A port.}\nb: {marking: *m, note: *n}\n',
    ['2:14 marking-alias 1:17', '2:24 marking-alias 1:34'],
  ],
  ['a: {marking: SECRET, inner: {note: &n A port.}, more: {note: *n}}\n', []],
  ['a: {marking: SECRET, note: &n A port.}\nb: {marking: SECRET, note: *n}\n', []],
  ['a: {note: &n A port.}\nb: {marking: SECRET, note: *n}\n', []],
  ['a: &a {marking: SECRET, note: A port.}\nb: *a\n', []],
])('aliases of what is marked: %j', (text, expected) => expect(found(text)).toEqual(expected))
