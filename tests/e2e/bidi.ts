// biome-ignore lint/suspicious/noExplicitAny: what a browser says is told apart by its method, as the standard has it.
type Said = any

/**
 * A session of WebDriver BiDi (w3c.github.io/webdriver-bidi): commands with answers, and events. It is what a
 * Firefox of the system understands; Playwright drives builds of its own.
 */
export class Bidi {
  readonly #socket: WebSocket
  readonly #waiting = new Map<number, { resolve: (result: Said) => void; reject: (error: Error) => void }>()
  readonly #listeners = new Map<string, Set<(params: Said) => void>>()
  #last = 0

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.onmessage = ({ data }) => this.#hear(JSON.parse(String(data)))
    socket.onclose = () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('the browser hung up'))
    }
  }

  static open(url: string): Promise<Bidi> {
    const socket = new WebSocket(url)
    return new Promise((resolve, reject) => {
      socket.onopen = () => resolve(new Bidi(socket))
      socket.onerror = () => reject(new Error(`nobody answers at ${url}`))
    })
  }

  /** Gives what the browser answers; throws what it refuses. */
  send(method: string, params: object): Promise<Said> {
    const id = ++this.#last
    const answered = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }))
    this.#socket.send(JSON.stringify({ id, method, params }))
    return answered
  }

  /** Calls `listener` for every event of a kind that was subscribed to; gives what ends that. */
  on(method: string, listener: (params: Said) => void): () => void {
    const all = this.#listeners.get(method) ?? new Set()
    this.#listeners.set(method, all.add(listener))
    return () => all.delete(listener)
  }

  /** The next event of a kind. */
  next(method: string): Promise<Said> {
    return new Promise((resolve) => {
      const end = this.on(method, (params) => {
        end()
        resolve(params)
      })
    })
  }

  #hear({ id, method, params, result, error, message }: Said): void {
    if (method !== undefined) for (const listener of this.#listeners.get(method) ?? []) listener(params)
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (error === undefined) waiting?.resolve(result)
    else waiting?.reject(new Error(`${error}: ${message}`))
  }
}
