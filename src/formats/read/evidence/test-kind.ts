import { type TestKind, testKinds } from '../../../model/readiness.ts'

/** The kind that properties say; undefined where they say none that is known, or several. */
export function kindSaid(values: readonly string[]): TestKind | undefined {
  const said = new Set(values.map((value) => testKinds.find((kind) => kind === value.trim().toLowerCase())))
  return said.size === 1 ? [...said][0] : undefined
}

/**
 * The kind that a suite's name sounds like, else its file's: `journey`, `api-tests`, `UI`. A name of a class says
 * nothing, since `org.example.api` holds tests of every kind; of a name that sounds like two, the file's decides.
 */
export function kindSounding(name: string, file: string): TestKind | undefined {
  const own = isClass(name) ? [] : kindsIn(name)
  if (own.length === 1) return own[0]
  const base = file.slice(file.lastIndexOf('/') + 1).replace(/\.xml$/i, '')
  const [kind, second] = isClass(base) ? [] : kindsIn(base)
  if (kind === undefined || second !== undefined) return undefined
  return own.length === 0 || own.includes(kind) ? kind : undefined
}

const isClass = (name: string) => /\w\.\w+\.\w|\w\.[A-Z]/.test(name)

function kindsIn(name: string): TestKind[] {
  const words = name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
  const found = words.flatMap((word) => testKinds.find((kind) => kind === word) ?? others.get(word) ?? [])
  return [...new Set(found)]
}

const others = new Map<string, TestKind>([
  ['ui', 'gui'],
  ['e2e', 'journey'],
  ['journeys', 'journey'],
  ['controls', 'ia'],
])
