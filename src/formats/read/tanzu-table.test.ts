import { describe, expect, it } from 'vitest'
import { readLive } from './live.ts'

const read = (text: string) => {
  const { value, problems } = readLive([{ file: 'classes.txt', text }])
  return { value, codes: problems.map(({ code, at }) => `${code} ${at.line}:${at.col}`) }
}
const rows = [
  '  NAME           DESCRIPTION',
  '  eel-unmanaged  Eels by Harbour',
  '  gull           ',
  '  tern',
]

describe('tanzu service class list', () => {
  it('names offerings, of which neither plans nor brokers are known', () => {
    const { value, codes } = read(`$ tanzu service class list\n\n${rows.join('\n')}\n\n$ `)
    expect(codes).toEqual([])
    expect(value?.offerings.map(({ at: _, ...offering }) => offering)).toEqual([
      { name: 'eel-unmanaged', description: 'Eels by Harbour' },
      { name: 'gull' },
      { name: 'tern' },
    ])
    expect(value?.covers.offerings).toEqual([{}])
    expect(value?.stacks).toEqual([])
  })

  it.each([
    ['cut at the left', rows.map((row, i) => (i === 1 ? row.slice(2) : row))],
    ['with a name that runs into its description', ['NAME  DESCRIPTION', 'eel-unmanaged  Eels']],
    ['with two words for a name', ['NAME           DESCRIPTION', 'eel unmanaged  Eels']],
  ])('%s is refused with its line', (_what, lines) =>
    expect(read(lines.join('\n')).codes).toEqual(['export-table 2:1']),
  )
})

const named = (text: string) =>
  read(text).value?.offerings.map(({ name, description, available }) =>
    [name, description ?? '-', ...(available === false ? ['not ready'] : [])].join(' | '),
  )

describe('what else names classes and types of services', () => {
  it.each([
    [
      'tanzu service type list',
      '  TYPE               BINDING TYPE    \n  GullServer         <configurable>  \n  EelInstance        eel             \n',
      ['GullServer | -', 'EelInstance | -'],
    ],
    [
      'tanzu service types list of before',
      'Warning: This is an ALPHA command and may change without notice.\n\n  NAME  DESCRIPTION   APIVERSION      KIND       \n  eel   It is an eel  eel.example/v1  EelCluster \n',
      ['eel | It is an eel'],
    ],
    [
      'kubectl get clusterinstanceclasses',
      'NAME            DESCRIPTION       READY   REASON\neel-unmanaged   Eels by Harbour   True    Ready\ntern            Terns             False   NoMatch\n',
      ['eel-unmanaged | Eels by Harbour', 'tern | Terns | not ready'],
    ],
    [
      'tanzu service class get',
      '$ tanzu service class get eel\n\nNAME:           eel\nDESCRIPTION:    Eels: by Harbour\nREADY:          true\n\nPARAMETERS:\n  KEY        DESCRIPTION    TYPE     DEFAULT  REQUIRED\n  storageGB  How much.      integer  1        false\n',
      ['eel | Eels: by Harbour'],
    ],
    ['a class that nobody can claim', 'NAME:   eel\nREADY:  false\n', ['eel | - | not ready']],
    ['in a fence', '```\n  NAME  DESCRIPTION\n  eel   Eels\n```\n', ['eel | Eels']],
  ])('%s', (_what, text, expected) => expect(named(text)).toEqual(expected))

  it('one class speaks for itself alone', () => {
    const { value } = read('NAME:   eel\nREADY:  true\n')
    expect(value?.covers.offerings).toEqual([{ offering: 'eel' }])
  })

  it.each([
    [
      'claims',
      '  NAME   CLASS          READY  REASON\n  my-db  eel-unmanaged  True   Ready\n',
      'input-kind 1:1',
    ],
    ['a claim', 'Name: my-db\nNamespace: a\nClaim Reference: x:ClassClaim:my-db\n', 'input-kind 1:1'],
    [
      'claimable instances',
      '  NAME  NAMESPACE  KIND    APIVERSION\n  x     y          Secret  v1\n',
      'input-kind 1:1',
    ],
    ['a header alone', '  NAME  DESCRIPTION\n', 'export-table 1:1'],
    [
      'a cell that runs into the next',
      'NAME            DESCRIPTION   READY   REASON\neel-unmanaged   Eels by Harbour True    Ready\n',
      'export-table 2:1',
    ],
  ])('%s say nothing of what is offered', (_what, text, code) => expect(read(text).codes).toEqual([code]))
})
