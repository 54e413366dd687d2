import type { Path } from '../../model/walk.ts'

/** A string of a value: where it stands, and whether it is the key there. */
export interface PlacedString {
  path: Path
  text: string
  isKey: boolean
}

/**
 * Every string of a value with its path; the keys of objects too, since those of maps are shown as words. Those that
 * `isLeftOut` names are passed over, before anything is made of them.
 */
export function stringsOf(value: unknown, isLeftOut: (text: string) => boolean = none): PlacedString[] {
  const found: PlacedString[] = []
  const path: (string | number)[] = []
  const put = (text: string, isKey: boolean) => {
    if (!isLeftOut(text)) found.push({ path: [...path], text, isKey })
  }
  const visit = (inner: unknown) => {
    if (typeof inner === 'string') put(inner, false)
    else if (Array.isArray(inner))
      for (let i = 0; i < inner.length; i++) {
        path.push(i)
        visit(inner[i])
        path.pop()
      }
    else if (typeof inner === 'object' && inner !== null)
      for (const [key, item] of Object.entries(inner)) {
        path.push(key)
        put(key, true)
        visit(item)
        path.pop()
      }
  }
  visit(value)
  return found
}

const none = () => false
