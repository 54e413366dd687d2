import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lookUpIn, manifestOf, type Written } from '../../../tests/ranked-manifest.ts'
import { type Ranked, rank } from './rank.ts'

const ranked = (written: readonly Written[], text: string, here?: number): Ranked => {
  const { query, found } = lookUpIn(written, text)
  return rank(manifestOf(written), query, found, here)
}
const titles = (written: readonly Written[], text: string) =>
  ranked(written, text).hits.map(({ document }) => written[document]?.title)

const filler = 'one two three four five six seven eight nine ten'
const services: Written[] = [
  { title: 'Valkey', entry: 'availability/valkey', type: 'availability', environment: 'il2' },
  { title: 'Valkey', entry: 'availability/valkey', type: 'availability', environment: 'il4' },
  { title: 'Valkey', entry: 'availability/valkey', type: 'availability', environment: 'il5' },
]

describe('rank', () => {
  it('puts titles before names, and names before text', () => {
    const written = [
      { title: 'Other', text: `queue queue queue ${filler}` },
      { title: 'RabbitMQ', names: 'queue, broker', text: filler },
      { title: 'Queue', text: filler },
    ]
    expect(titles(written, 'queue')).toEqual(['Queue', 'RabbitMQ', 'Other'])
  })

  it('puts the word itself before longer words', () => {
    expect(titles([{ title: 'Slow requests' }, { title: 'SLO' }], 'slo ')).toEqual(['SLO', 'Slow requests'])
  })

  it('puts documents with more of the words first, rare words before common ones', () => {
    const written = [
      { title: 'A', text: `common ${filler}` },
      { title: 'B', text: `common ${filler}` },
      { title: 'C', text: `rare ${filler}` },
      { title: 'D', text: `common rare ${filler}` },
    ]
    expect(titles(written, 'common rare')[0]).toBe('D')
    expect(titles(written.slice(0, 3), 'common rare')[0]).toBe('C')
  })

  it('shows one hit for a thing that is in several environments, at the first along the path', () => {
    expect(ranked(services, 'valkey').hits).toMatchObject([{ document: 0, documents: [0, 1, 2] }])
  })

  it('lands in the environment that the query names, else in the one that is being read', () => {
    expect(ranked(services, 'valkey il5').hits[0]).toMatchObject({ document: 2, documents: [0, 1, 2] })
    expect(ranked(services, 'valkey', 1).hits[0]).toMatchObject({ document: 1 })
  })

  it('finds what is said of an environment when nothing but its name is asked for', () => {
    expect(ranked(services, 'il4').hits).toMatchObject([{ document: 1, documents: [1] }])
  })

  it('puts what an environment is before what is in it', () => {
    const places: Written[] = [...services, { title: 'Level five', kind: 'Environment', environment: 'il5' }]
    expect(titles(places, 'il5')).toEqual(['Level five', 'Valkey'])
  })

  it('takes the name of a kind for a word of all that is of the kind', () => {
    const written: Written[] = [
      { title: 'Canary', kind: 'Exercise' },
      { title: 'Canary', entry: 'guide', kind: 'Guide' },
    ]
    const { hits, dropped } = ranked([...written, { title: 'Other guide', text: 'guides' }], 'canary guides')
    expect(hits[0]).toMatchObject({ document: 1, missing: [] })
    expect(dropped).toEqual([])
  })

  it('puts a message that stands there whole before its words apart', () => {
    const apart = { title: 'Apart', text: `left ${filler} space ${filler} device` }
    const whole = { title: 'Whole', text: `${filler} no space left on device ${filler}` }
    expect(titles([apart, whole], 'no space left on device')[0]).toBe('Whole')
  })

  it('lets many parts of one word weigh no more than one word', () => {
    const written = [{ title: 'A', text: 'bad orders apps' }, { title: 'B', text: '502' }, { title: 'C' }]
    const { query, found } = lookUpIn(written, '502 orders apps bad')
    const hits = (weight: number) =>
      rank(
        manifestOf(written),
        query,
        found.map((f) => (f.word === '502' ? f : { ...f, weight })),
      ).hits.map(({ document }) => document)
    expect(hits(1)[0]).toBe(0)
    expect(hits(0.2)[0]).toBe(1)
  })

  it('puts what is down now first', () => {
    const written: Written[] = [
      { title: 'Outage', status: 'done', kind: 'Notice', type: 'notice' },
      { title: 'Outage', entry: 'now', status: 'alert', kind: 'Notice', type: 'notice' },
    ]
    expect(ranked(written, 'outage').hits[0]).toMatchObject({ document: 1 })
  })

  it('does without the word that nothing has together with the rest, and says which', () => {
    const written = [{ title: 'RabbitMQ' }, { title: 'Zeppelin' }, { title: 'Other', text: 'rabbitmq' }]
    const { hits, dropped } = ranked(written, 'rabbitmq queue zeppelin')
    // "queue" is nowhere and was not even looked up; of the two that are left one has to go.
    expect(dropped).toHaveLength(1)
    expect(hits[0]?.missing).toEqual(dropped)
  })

  it('gives the first few places to results of several sorts', () => {
    const guides = Array.from({ length: 4 }, (_, i) => ({ title: `Canary part${i}` }))
    const objective = { title: 'Canary limits', type: 'objective', kind: 'Objective' }
    expect(titles([...guides, objective], 'canary').indexOf('Canary limits')).toBe(3)
  })

  it('never loses or repeats a document that has all the words', () => {
    const word = fc.constantFrom('queue', 'route', 'canary', 'zone', 'limit')
    const text = fc.array(word, { maxLength: 6 }).map((list) => list.join(' '))
    const written = fc.record({ title: word, names: text, text, entry: word })
    fc.assert(
      fc.property(fc.array(written, { minLength: 1, maxLength: 12 }), word, word, (documents, a, b) => {
        const { hits } = ranked(documents, `${a} ${b} `)
        const shown = hits.flatMap((hit) => hit.documents)
        expect(new Set(shown).size).toBe(shown.length)
        for (const [n, d] of documents.entries()) {
          const all = `${d.title} ${d.names} ${d.text}`.split(' ')
          if (all.includes(a) && all.includes(b)) expect(shown).toContain(n)
        }
      }),
    )
  })
})
