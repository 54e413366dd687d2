import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { components } from '../src/domain/text/components.ts'

const folder = fileURLToPath(new URL('../src/site/components/mdx/', import.meta.url))
const files = readdirSync(folder).filter((name) => name.endsWith('.astro'))

describe('components', () => {
  it.each([...components.keys()])('%s has a component of that name', (name) => {
    expect(files).toContain(`${name}.astro`)
  })

  it.each([...components])('%s takes the attributes that check allows', (name, { attributes }) => {
    const source = readFileSync(`${folder}${name}.astro`, 'utf8')
    const props = /interface Props \{([\s\S]*?)\n\}/.exec(source)?.[1] ?? ''
    const declared = [...props.matchAll(/^ {2}(\w+)(\?)?:/gm)].map(
      ([, prop, optional]) => `${prop}${optional ?? ''}`,
    )
    const allowed = Object.entries(attributes).map(([a, { required }]) => `${a}${required ? '' : '?'}`)
    expect(declared.sort()).toEqual(allowed.sort())
  })
})
