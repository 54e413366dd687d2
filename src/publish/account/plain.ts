import { contentFault } from '../plain/plain-faults.ts'
import type { Accounted, AccountFault } from './fault.ts'

/** Nothing in a plain edition could run, whatever its description says: asked of each file as it is. */
export function plainFaults({ files, description }: Accounted): AccountFault[] {
  if (description.profile !== 'plain') return []
  return [...files].flatMap(([file, bytes]): AccountFault[] => {
    if (!file.startsWith('site/'))
      return isBeside(file) ? [] : [fault(file, 'is of a kind that it does not have')]
    const message = contentFault(file.slice('site/'.length), bytes)
    return message === undefined ? [] : [fault(file, message)]
  })
}

/** Accounts of the bundle itself, which are text. */
const isBeside = (file: string) => /^[^/]+\.(?:json|txt|sha256|sig)$/.test(file)

const fault = (file: string, what: string): AccountFault => ({
  code: 'account',
  file,
  message: `${what}, and the plain edition has nothing that could run`,
})
