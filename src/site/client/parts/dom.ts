type Attributes = Record<string, string | boolean | undefined>
type Child = Node | string | false | undefined

/** An element with attributes and children; text is text. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value)
  }
  element.append(
    ...children.filter((child): child is Node | string => child !== false && child !== undefined),
  )
  return element
}

/** The outlines of components/Glyph.astro, in a box of 12 × 12. */
const outlines: Record<string, string> = {
  disc: 'M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1z',
  diamond: 'M6 0l6 6-6 6-6-6z',
  ring: 'M6 .8a5.2 5.2 0 1 0 0 10.4A5.2 5.2 0 0 0 6 .8zm0 2a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4z',
  down: 'M0 1h12L6 11z',
  up: 'M0 11h12L6 1z',
  dash: 'M1 5h10v2H1z',
}

/** A status as shape and words in its colour. */
export function statusMark(text: string, { tone, shape }: { tone: string; shape: string }): HTMLElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 12 12')
  svg.setAttribute('class', 'glyph')
  svg.setAttribute('fill', 'currentColor')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', outlines[shape] ?? outlines['disc'] ?? '')
  svg.append(path)
  return make('span', { class: `status s-${tone}` }, svg, text)
}
