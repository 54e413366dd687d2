/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const subjects =
  'the broker,each instance,a route,the scheduler,every droplet,the binding,one replica,the gateway,a backup,the ledger,our pipeline,the cache,a tenant,the collector,the mirror,a worker,the quota,the listener,a snapshot,the registry'
const actions =
  'restarts,waits,answers,keeps its place,is drained,moves on,is checked,comes back,is measured,grows,is rotated,falls behind,is replayed,settles,is announced,queues,is copied,steps aside,reports,is renewed'
const places =
  'during the window,behind the proxy,in the second zone,before noon,after each upgrade,on the spare host,under load,for most of a week,between two releases,at the edge,within the hour,beside the old one,over the slow link,with the next stemcell,in the evening,without a restart,once a month,near the limit,along the path,at first light'
const reasons =
  'since the module is validated anew,because two people have to agree,as the link is narrow,until the audit is over,while the older one still runs,so that nobody loses a session,since storage is shared,because a rollback must stay possible,as the certificate comes from elsewhere,until its owner says so,while the count is low,so that a copy remains'

const lists = [subjects, actions, places, reasons].map((list) => list.split(','))

/** Sentences of plain words, as many kinds of them as two texts seldom share. */
export class Prose {
  readonly #next: () => number

  constructor(seed: number) {
    this.#next = numbersFrom(seed)
  }

  /** A whole number from 0 up to `end`, which is not among them. */
  below(end: number): number {
    return Math.floor(this.#next() * end)
  }

  sentence(): string {
    const [subject, action, place, reason] = lists.map((list) => list[this.below(list.length)] ?? '')
    const number = this.below(900) + 10
    const said = this.below(2) === 0 ? `${place} ${reason}` : `${reason} ${place}, some ${number} times`
    return `${subject?.replace(/^./, (letter) => letter.toUpperCase())} ${action} ${said}.`
  }

  sentences(count: number): string {
    return Array.from({ length: count }, () => this.sentence()).join(' ')
  }
}
