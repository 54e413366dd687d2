import { expect, it } from 'vitest'
import { isFormOf, otherWordFor } from './words.ts'

it.each([
  ['queues', 'queue', true],
  ['queueing', 'queues', true],
  ['policies', 'policy', true],
  ['RabbitMQ', 'rabbit', true],
  ['redirect', 'redis', false],
  ['planet', 'plans', false],
])('%s is a form of %s: %s', (text, word, expected) => {
  expect(isFormOf(text, word)).toBe(expected)
})

it('knows another word for some, and none for what merely exists', () => {
  expect(otherWordFor('Alternatives')).toBe('instead')
  expect(otherWordFor('constructor')).toBeUndefined()
})
