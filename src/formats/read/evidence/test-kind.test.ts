import { expect, it } from 'vitest'
import { kindSaid, kindSounding } from './test-kind.ts'

it.each([
  ['unit', 'x.xml', 'unit'],
  ['API tests', 'x.xml', 'api'],
  ['UserJourneys', 'x.xml', 'journey'],
  ['', 'evidence/gui-tests.xml', 'gui'],
  ['IA controls', 'x.xml', 'ia'],
  ['orders.unit', 'x.xml', 'unit'],
  // A class says nothing, whatever its package is called.
  ['org.example.api.BerthTest', 'x.xml', undefined],
  ['orders.ApiTest', 'TEST-orders.ApiTest.xml', undefined],
  // Of two the file decides, if it can.
  ['unit tests of the API', 'unit.xml', 'unit'],
  ['unit and api', 'x.xml', undefined],
  ['unit and api', 'journey.xml', undefined],
  // Folders are called as people like.
  ['x', '/home/integration/unit/x.xml', undefined],
  ['junit', 'junit.xml', undefined],
])('%s in %s sounds like %s', (name, file, kind) => {
  expect(kindSounding(name, file)).toBe(kind)
})

it.each([
  [['unit', 'Unit '], 'unit'],
  [['unit', 'api'], undefined],
  [['smoke'], undefined],
  [[], undefined],
])('%s says %s', (values, kind) => {
  expect(kindSaid(values)).toBe(kind)
})
