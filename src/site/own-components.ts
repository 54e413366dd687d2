import { createComponent, render, renderComponent } from 'astro/runtime/server/index.js'
import { oncePer } from '../domain/base/once.ts'
import type { Entry } from '../domain/playbook/playbook.ts'
import { components as shipped } from '../domain/text/components.ts'
import { registered } from './components/mdx/registered.ts'
import Own from './components/Own.astro'

type Registered = Readonly<Record<string, unknown>>

/** What texts of a playbook may use: the registered components, and one for each that its configuration declares. */
export const usableIn = (configuration: Entry<'configuration'> | undefined): Registered =>
  configuration ? withOwn(configuration) : registered

const withOwn = oncePer(({ data }: Entry<'configuration'>): Registered => {
  const names = Object.keys(data.extend?.components ?? {}).filter((name) => !shipped.has(name))
  if (names.length === 0) return registered
  return { ...Object.fromEntries(names.map((name) => [name, standIn(name)])), ...registered }
})

/** The component of that name: it hands on what it is given to the one that runs code of the organisation's own. */
const standIn = (name: string) =>
  createComponent(
    (result, attributes, slots) => render`${renderComponent(result, name, Own, { name, attributes }, slots)}`,
  )
