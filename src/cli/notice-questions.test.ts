import { PassThrough } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { loadWorkspace } from '../workspace/load.ts'
import { type Answerer, personAtTerminal } from './ask.ts'
import { UsageError } from './exit.ts'
import type { NoticeOptions } from './notice-options.ts'
import { askForNotice, saysAll } from './notice-questions.ts'

const { playbook } = loadWorkspace([fileURLToPath(new URL('../../tests/fixtures/base/', import.meta.url))])
const options = (given: Partial<NoticeOptions> = {}) => ({
  root: [],
  service: [],
  path: [],
  domain: [],
  ...given,
})

/** Somebody who answers in this order; an empty answer takes what is usual. */
function answering(...answers: string[]): Answerer & { questions: string[]; refused: string[] } {
  const questions: string[] = []
  const refused: string[] = []
  return {
    questions,
    refused,
    close: () => {},
    ask: async (question, read, usual) => {
      questions.push(question)
      for (;;) {
        const answer = answers.shift()
        if (answer === undefined) throw new UsageError('no more answers')
        try {
          return read(answer || (usual ?? ''))
        } catch (error) {
          refused.push(String(error))
        }
      }
    },
  }
}

describe('what is asked on a terminal', () => {
  it('of a new notice is all that it needs, with what is usual', async () => {
    const person = answering(
      '',
      'il4',
      'The broker refuses connections',
      '',
      'Since 22:00.',
      '',
      'yes',
      'postgres',
      '',
      'CUY',
      'CUI',
      '',
    )
    const at = '2026-11-29T22:00Z'
    const order = await askForNotice(person, playbook, { action: '', id: '', options: options({ at }) })
    expect(order).toEqual({
      action: 'open',
      id: 'the-broker-refuses-connections',
      options: {
        ...options({ at }),
        environment: 'il4',
        title: 'The broker refuses connections',
        summary: 'Since 22:00.',
        kind: 'outage',
        urgent: true,
        service: ['postgres'],
        marking: 'CUI',
        nextWord: '2026-11-29T22:30Z',
      },
    })
  })

  it('is asked again where the answer is none', async () => {
    const person = answering(
      'il44',
      'il4',
      'T',
      '1',
      'broker-down',
      'S',
      '',
      '',
      'postgre, postgres',
      'postgres',
      '',
      '',
      'none',
    )
    const order = await askForNotice(person, playbook, { action: 'open', id: '', options: options() })
    expect(order).toMatchObject({ id: 'broker-down', options: { environment: 'il4', service: ['postgres'] } })
    expect(order.options.nextWord).toBeUndefined()
    expect(person.refused.join(' ')).toMatch(
      /did you mean "il4".*"1" cannot be an id.*did you mean "postgres"/,
    )
  })

  it('is nothing that the command line has said', async () => {
    const person = answering('It works again.')
    const given = { action: 'close', id: 'upgrade', options: options({ environment: 'il4' }) }
    expect(await askForNotice(person, playbook, given)).toMatchObject({
      options: { words: 'It works again.' },
    })
    expect(person.questions).toHaveLength(1)
  })

  it.each([
    ['a notice in full', 'open', 'x', { environment: 'il4', title: 'T', summary: 'S' }, true],
    ['one without a summary', 'open', 'x', { environment: 'il4', title: 'T' }, false],
    ['an update with its words', 'update', 'x', { environment: 'il4', words: 'W' }, true],
    ['an update without', 'update', 'x', { environment: 'il4' }, false],
    ['a close', 'close', 'x', { environment: 'il4' }, true],
    ['a close of nothing', 'close', '', { environment: 'il4' }, false],
    ['no environment', 'close', 'x', {}, false],
  ])('nobody is asked of %s: %s', (_, action, id, given, expected) => {
    expect(saysAll({ action, id, options: options(given) })).toBe(expected)
  })
})

describe('a terminal', () => {
  afterEach(() => vi.restoreAllMocks())
  const streams = (isTTY: boolean) => [0, 1].map(() => Object.assign(new PassThrough(), { isTTY }))

  it('is none in a pipeline', () => {
    expect(personAtTerminal(...streams(false))).toBeUndefined()
  })

  it('asks until an answer is taken, says why not, and takes what is usual for nothing', async () => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const [input, output] = streams(true)
    let shown = ''
    output?.on('data', (text) => {
      shown += String(text)
    })
    const person = personAtTerminal(input, output)
    const read = (answer: string) => {
      if (answer === 'bad') throw new UsageError('not that')
      return answer
    }
    const first = person?.ask('Which', read, 'this')
    input?.write('bad\n')
    await vi.waitFor(() => expect(said).toHaveBeenCalledWith('  not that\n'))
    input?.write('\n')
    expect(await first).toBe('this')
    expect(shown.split('Which [this]: ')).toHaveLength(3)
    const second = person?.ask('And', read)
    input?.end()
    await expect(second).rejects.toThrow(UsageError)
    person?.close()
  })
})
