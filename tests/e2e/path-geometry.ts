import type { Page } from 'playwright-core'

/** What is wrong with the drawings of promotion paths on a page, in words; nothing where all is as it should be. */
export interface PathFaults {
  /** Drawings that were looked at. */
  drawings: number
  /** Stations that a stretch joins with another than what they are promoted from, or that lack their stretch. */
  joined: string[]
  /** Words on a line or a station, and words on other words. */
  crossed: string[]
  /** Pixels that the page is wider than the window. */
  over: number
}

/**
 * Measures every promotion path on a page where it stands: what its lines join, and what they cross. `parents` is, by
 * the name of each environment, that of the one it is promoted from.
 */
export const pathFaults = (
  page: Page,
  parents: Readonly<Record<string, string | null>>,
): Promise<PathFaults> =>
  page.evaluate((parents) => {
    type Point = { x: number; y: number }
    type Line = { a: Point; b: Point }
    const near = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y) < 2
    const isOn = (p: Point, { a, b }: Line) =>
      p.x > Math.min(a.x, b.x) - 2 &&
      p.x < Math.max(a.x, b.x) + 2 &&
      p.y > Math.min(a.y, b.y) - 2 &&
      p.y < Math.max(a.y, b.y) + 2
    const isShown = (element: Element) => element.checkVisibility() && element.getClientRects().length > 0
    const isCut = (element: Element) => getComputedStyle(element).clipPath !== 'none'
    const faults: PathFaults = { drawings: 0, joined: [], crossed: [], over: 0 }
    faults.over = document.documentElement.scrollWidth - innerWidth

    /** The name that a station bears: of those given the longest that its words begin with. */
    const nameIn = (text: string) =>
      Object.keys(parents)
        .filter((name) => text.startsWith(name))
        .sort((a, b) => b.length - a.length)[0] ?? text.slice(0, 20)

    const drawings = Map.groupBy(
      [...document.querySelectorAll('svg.lanes')].filter(isShown),
      (svg) => svg.closest('ol, ul, table') as Element,
    )
    const texts: { box: DOMRect; text: string; of: Element }[] = []
    const boxes: Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>[] = []
    for (const [drawing, svgs] of drawings) {
      faults.drawings++
      const lines: Line[] = []
      const stations: (Point & { name: string; r: number })[] = []
      for (const svg of svgs) {
        const { left, top } = svg.getBoundingClientRect()
        const zoom = svg.currentCSSZoom
        for (const line of svg.querySelectorAll<SVGLineElement>(':scope > line')) {
          if (!isShown(line)) continue
          const at = (x: SVGAnimatedLength, y: SVGAnimatedLength) => ({
            x: left + zoom * x.baseVal.value,
            y: top + zoom * y.baseVal.value,
          })
          lines.push({ a: at(line.x1, line.y1), b: at(line.x2, line.y2) })
        }
        const circle = svg.querySelector<SVGCircleElement>(':scope > circle')
        const words = [...(svg.parentElement?.querySelectorAll('a, b') ?? [])]
          .filter((element) => !element.matches('.change, .changes-link'))
          .map((element) => element.textContent?.trim() ?? '')
        if (circle)
          stations.push({
            x: left + zoom * circle.cx.baseVal.value,
            y: top + zoom * circle.cy.baseVal.value,
            r: zoom * circle.r.baseVal.value,
            name: nameIn(words[0] ?? ''),
          })
      }

      // Lines that touch, but for those that meet at a station, are one stretch.
      const isStation = (p: Point) => stations.some((station) => near(p, station))
      const group = lines.map((_, i) => i)
      const find = (i: number): number => (group[i] === i ? i : find(group[i] as number))
      for (const [i, one] of lines.entries())
        for (const [j, other] of lines.entries())
          if (i < j && [one.a, one.b].some((p) => !isStation(p) && isOn(p, other))) group[find(j)] = find(i)
          else if (i < j && [other.a, other.b].some((p) => !isStation(p) && isOn(p, one)))
            group[find(j)] = find(i)
      const reached = new Set<string>()
      for (const part of new Set(lines.map((_, i) => find(i)))) {
        const own = lines.filter((_, i) => find(i) === part)
        const names = stations
          .filter((s) => own.some(({ a, b }) => near(a, s) || near(b, s)))
          .map((s) => s.name)
        const parent = names.find((name) => names.every((n) => n === name || parents[n] === name))
        if (parent === undefined) faults.joined.push(`a stretch joins ${names.join(' and ') || 'nothing'}`)
        for (const name of names) if (name !== parent) reached.add(name)
      }
      const shown = new Set(stations.map(({ name }) => name))
      for (const name of shown) {
        const parent = parents[name]
        if (
          parent !== undefined &&
          parent !== null &&
          shown.has(parent) &&
          lines.length > 0 &&
          !reached.has(name)
        )
          faults.joined.push(`no stretch leads to ${name}`)
      }

      // Words, each run of them a box; a line is half its width wider than itself, and half of that is let pass.
      const walker = document.createTreeWalker(
        drawing.querySelector('thead') ?? drawing,
        NodeFilter.SHOW_TEXT,
      )
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const of = node.parentElement
        if (!of || !node.textContent?.trim() || !isShown(of) || isCut(of)) continue
        const range = document.createRange()
        range.selectNodeContents(node)
        for (const box of range.getClientRects())
          if (box.width > 1) texts.push({ box, text: node.textContent.trim().slice(0, 30), of })
      }
      boxes.push(
        ...lines.map(({ a, b }) => ({
          left: Math.min(a.x, b.x) - 1,
          right: Math.max(a.x, b.x) + 1,
          top: Math.min(a.y, b.y) - 1,
          bottom: Math.max(a.y, b.y) + 1,
        })),
        ...stations.map(({ x, y, r }) => ({ left: x - r, right: x + r, top: y - r, bottom: y + r })),
      )
    }
    const meet = (
      a: Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>,
      b: Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>,
      slack: number,
    ) =>
      a.left < b.right - slack &&
      a.right > b.left + slack &&
      a.top < b.bottom - slack &&
      a.bottom > b.top + slack
    for (const { box, text } of texts)
      if (boxes.some((line) => meet(box, line, 0.5))) faults.crossed.push(`"${text}" is crossed by a line`)
    for (const [i, one] of texts.entries())
      for (const other of texts.slice(i + 1))
        if (one.of !== other.of && meet(one.box, other.box, 3))
          faults.crossed.push(`"${one.text}" lies on "${other.text}"`)
    return faults
  }, parents)
