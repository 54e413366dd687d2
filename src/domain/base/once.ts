/** A function that makes a thing when it is first asked for, and gives the same from then on. */
export function once<V>(make: () => V): () => V {
  let found: { value: V } | undefined
  return () => {
    found ??= { value: make() }
    return found.value
  }
}

/** A function that makes a thing for each object once, and gives the same to whoever asks again. */
export function oncePer<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const made = new WeakMap<K, { value: V }>()
  return (key) => {
    let found = made.get(key)
    if (!found) {
      found = { value: make(key) }
      made.set(key, found)
    }
    return found.value
  }
}
