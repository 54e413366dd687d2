import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { YamlEdit } from './yaml-edit.ts'

/** Applies edits and gives what came of it; the text is checked to be YAML still. */
function edited(text: string, change: (file: YamlEdit) => void): string {
  const file = new YamlEdit(text)
  change(file)
  parse(file.result)
  return file.result
}

const text = `# head
postgres:
  status: limited   # for a reason
  version: 16.9
  plans:
    - name: small # the smallest
      limits: {memory: 2 GB}

    - name: 'large'
  difference:
    why: >-
      Folded and
      long.
# tail
mysql: {status: available, plans: [{name: small}]}
`

describe('YamlEdit', () => {
  it('leaves a file alone that nothing is done to', () => expect(edited(text, () => {})).toBe(text))

  it('replaces a value and nothing around it', () => {
    expect(edited(text, (f) => f.set(['postgres', 'version'], '16.10'))).toBe(text.replace('16.9', '16.10'))
    expect(edited(text, (f) => f.set(['postgres', 'status'], 'available'))).toBe(
      text.replace('limited ', 'available '),
    )
  })

  it('adds a key at the end of a map, in block and in braces', () => {
    expect(edited(text, (f) => f.set(['postgres', 'plans', 0, 'free'], false))).toBe(
      text.replace('      limits: {memory: 2 GB}\n', '      limits: {memory: 2 GB}\n      free: false\n'),
    )
    expect(edited(text, (f) => f.set(['mysql', 'plans', 0, 'free'], false))).toBe(
      text.replace('{name: small}]', '{name: small, free: false}]'),
    )
    const live = { broker: 'csb', offering: 'pg' }
    expect(edited(text, (f) => f.set(['postgres', 'live'], live))).toBe(
      text.replace('      long.\n', '      long.\n  live:\n    broker: csb\n    offering: pg\n'),
    )
  })

  it('makes a map say a value, key by key, and touches nothing that says it already', () => {
    const value = { on: 'b', what: ['x', 'y'], by: { name: 'n', digest: 'd' } }
    const put = (of: string, id: string) => edited(of, (f) => f.put([id, 'seen'], value))
    const lines = '  seen:\n    on: b\n    what: [ x, y ]\n    by: { name: n, digest: d }\n'
    const fresh = put(text, 'postgres')
    expect(fresh).toBe(text.replace('      long.\n', `      long.\n${lines}`))
    expect(put(fresh, 'postgres')).toBe(fresh)
    const noted = fresh
      .replace('on: b', 'on: a # a day')
      .replace('what: [ x, y ]', 'what:\n      - x')
      .replace('digest: d }', 'digest: e, as: z }')
    expect(put(noted, 'postgres')).toBe(
      fresh
        .replace('on: b', 'on: b # a day')
        .replace('    what: [ x, y ]\n', '')
        .replace('digest: d }\n', 'digest: d }\n    what: [ x, y ]\n'),
    )
    expect(parse(put(text, 'mysql')).mysql).toMatchObject({ status: 'available', seen: value })
  })

  it('takes a key out of a map, in block and in braces', () => {
    const without = (of: string, ...path: string[]) => edited(of, (f) => f.remove(path))
    expect(without(text, 'postgres', 'version')).toBe(text.replace('  version: 16.9\n', ''))
    expect(without(text, 'mysql', 'plans')).toBe(text.replace(', plans: [{name: small}]', ''))
    expect(without(text, 'mysql', 'status')).toBe(text.replace('status: available, ', ''))
    expect(without('a: {b: 1}\n', 'a', 'b')).toBe('a: {}\n')
    expect(edited(text, (f) => f.remove(['postgres', 'version']) && f.remove(['postgres', 'version']))).toBe(
      text.replace('  version: 16.9\n', ''),
    )
    expect(new YamlEdit(text).remove(['postgres', 'nothing'])).toBe(false)
  })

  it('whatever is put reads back, and nothing else changes', () => {
    const word = fc
      .oneof(fc.string({ maxLength: 12 }), fc.constantFrom('a: b', '# x', "it's"))
      .map((text) => `w${text}`)
    const inner = fc.dictionary(fc.constantFrom('export', 'digest', 'as'), word, { minKeys: 1 })
    const value = fc.record(
      { on: word, what: fc.array(word, { maxLength: 3 }), by: inner },
      { requiredKeys: ['on'] },
    )
    fc.assert(
      fc.property(value, value, fc.constantFrom('postgres', 'mysql'), (one, other, id) => {
        let now = text
        for (const seen of [one, other]) {
          now = edited(now, (f) => expect(f.put([id, 'seen'], seen)).toBe(true))
          const before = parse(text)
          expect(parse(now)).toEqual({ ...before, [id]: { ...before[id], seen } })
        }
      }),
      { seed: 7, numRuns: 300 },
    )
  })

  it('adds an item to a list, in block, in brackets, to an empty one and to none', () => {
    expect(edited(text, (f) => f.append(['postgres', 'plans'], { name: 'ha', free: false }))).toBe(
      text.replace("- name: 'large'\n", "- name: 'large'\n    - name: ha\n      free: false\n"),
    )
    expect(edited(text, (f) => f.append(['mysql', 'plans'], { name: 'ha' }))).toBe(
      text.replace('[{name: small}]', '[{name: small}, { name: ha }]'),
    )
    expect(edited('a: {plans: []}', (f) => f.append(['a', 'plans'], { name: 'ha' }))).toBe(
      'a: {plans: [ { name: ha } ]}',
    )
    expect(edited('a:\n  status: x', (f) => f.append(['a', 'plans'], { name: 'ha' }))).toBe(
      'a:\n  status: x\n  plans:\n    - name: ha\n',
    )
  })

  it('begins one list with several additions', () => {
    const both = (file: YamlEdit) => {
      file.append(['a', 'plans'], { name: 'x' })
      file.append(['a', 'plans'], { name: 'y' })
    }
    expect(edited('a:\n  status: x\n', both)).toBe(
      'a:\n  status: x\n  plans:\n    - name: x\n    - name: y\n',
    )
    expect(parse(edited('a: {plans: []}', both))).toEqual({ a: { plans: [{ name: 'x' }, { name: 'y' }] } })
  })

  it('keeps the order of two additions at one place', () => {
    const out = edited('a:\n  - name: x\n', (f) => {
      f.append(['a'], { name: 'y' })
      f.append(['a'], { name: 'z' })
    })
    expect(out).toBe('a:\n  - name: x\n  - name: y\n  - name: z\n')
  })

  it('adds entries at the end, also of nothing and of `{}`', () => {
    const entry = (file: YamlEdit) => {
      file.addEntry('one', { status: 'available', version: '5.10' }, 'New.')
      file.addEntry('two', { status: 'available' }, 'New.')
    }
    const added = '# New.\none:\n  status: available\n  version: 5.10\n\n# New.\ntwo:\n  status: available\n'
    expect(edited('a: 1\n', entry)).toBe(`a: 1\n\n${added}`)
    expect(edited('a: 1', entry)).toBe(`a: 1\n\n${added}`)
    expect(edited('', entry)).toBe(added)
    expect(parse(edited('{}\n', entry))).toMatchObject({ one: {}, two: {} })
  })

  it('puts flags above a key once, changes them, and takes them away', () => {
    const flag = (t: string, ...flags: string[]) => edited(t, (f) => f.flag(['mysql'], flags))
    const once = flag(text, 'gone', 'plan "x"\nis gone')
    expect(once).toBe(text.replace('mysql:', '# import: gone\n# import: plan "x" is gone\nmysql:'))
    expect(flag(once, 'gone', 'plan "x"\nis gone')).toBe(once)
    expect(flag(once, 'back')).toBe(text.replace('mysql:', '# import: back\nmysql:'))
    expect(flag(once)).toBe(text)
    expect(edited('a: 1\n', (f) => f.flag(['a'], ['x']))).toBe('# import: x\na: 1\n')
  })

  it('flags an item of a block list on its own line, one in brackets above its key', () => {
    expect(edited(text, (f) => f.flag(['postgres', 'plans', 1], ['gone']))).toBe(
      text.replace("    - name: 'large'", "    # import: gone\n    - name: 'large'"),
    )
    expect(edited(text, (f) => f.flag(['mysql', 'plans', 0], ['gone']))).toBe(
      text.replace('mysql:', '# import: gone\nmysql:'),
    )
  })

  it('says where it cannot: aliases and what is not there', () => {
    const file = new YamlEdit('base: &b [x]\na:\n  plans: *b\n')
    expect(file.append(['a', 'plans'], { name: 'y' })).toBe(false)
    expect(file.set(['nothing', 'version'], '1')).toBe(false)
    expect(file.result).toBe('base: &b [x]\na:\n  plans: *b\n')
  })

  const odd = fc.string({
    unit: fc.constantFrom('a', ':', '#', '-', ' ', '\n', '\r', '\t', '\u2028', '\u0085', '\u00a0', '\ufeff'),
    minLength: 1,
    maxLength: 6,
  })

  it('writes hostile names so that they are read back as they are', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), odd), (name) => {
        const block = edited('a:\n  plans:\n    - name: x\n', (f) => f.append(['a', 'plans'], { name }))
        const flow = edited('a: {plans: [{name: x}]}\n', (f) => f.append(['a', 'plans'], { name }))
        for (const out of [block, flow]) expect(parse(out).a.plans[1].name).toBe(name)
      }),
      { numRuns: 500 },
    )
  })
})
