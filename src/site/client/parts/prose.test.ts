import { expect, it } from 'vitest'
import { hrefOf, piecesOf } from './prose.ts'

it.each([
  ['Keep sessions in `UNLOGGED`.', ['Keep sessions in ', { code: 'UNLOGGED' }, '.']],
  ['**Ask** early\nor late', [{ strong: 'Ask' }, ' early or late']],
  ['*Now*, not 2 * 3 * 4', [{ strong: 'Now' }, ', not 2 * 3 * 4']],
  ['See [services](/services#postgres)', ['See ', { text: 'services', address: '/services#postgres' }]],
  [
    '[away](https://elsewhere.example) [run](javascript:alert) [host](//elsewhere.example)',
    ['away', ' ', 'run', ' ', 'host'],
  ],
  ['<b>not bold</b>', ['<b>not bold</b>']],
  ['a \\* b', ['a ', '*', ' b']],
  ['`` a`b ``', [{ code: 'a`b' }]],
])('reads %j', (markdown, pieces) => {
  expect(piecesOf(markdown)).toEqual(pieces)
})

it('links from the root of the site to files', () => {
  expect(hrefOf('/environments/il5')).toBe('environments/il5/index.html')
  expect(hrefOf('/environments/il5/services#postgres')).toBe('environments/il5/services.html#postgres')
})
