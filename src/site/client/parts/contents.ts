/** Marks in the list of contents which section is being read. */
export function followHeadings(): void {
  const links = new Map<Element, HTMLAnchorElement>()
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.side ol a[href^="#"]')) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)))
    if (heading) links.set(heading, link)
  }
  if (links.size === 0) return
  const headings = [...links.keys()]
  // The one that was asked for stays marked until the reader scrolls on: at the end of a page it may not reach the top.
  let asked: Element | null = null
  const ask = () => {
    asked = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    mark()
  }
  const mark = () => {
    const passed = headings.filter((h) => h.getBoundingClientRect().top < readTo())
    const current = headings.find((h) => h === asked) ?? passed.at(-1) ?? headings[0]
    for (const [heading, link] of links) {
      if (heading === current) link.setAttribute('aria-current', 'true')
      else link.removeAttribute('aria-current')
    }
  }
  // What is observed is reported once at the beginning too, after the first frame: asking before it would hold it up.
  const observer = new IntersectionObserver(mark, { rootMargin: '0px 0px -66% 0px' })
  for (const heading of headings) observer.observe(heading)
  let isWaiting = false
  const scrolled = () => {
    if (isWaiting) return
    isWaiting = true
    requestAnimationFrame(() => {
      isWaiting = false
      mark()
    })
  }
  addEventListener('scroll', scrolled, { passive: true })
  addEventListener('hashchange', ask)
  const release = () => {
    asked = null
  }
  for (const own of ['wheel', 'touchmove', 'keydown']) addEventListener(own, release, { passive: true })
}

/** How far down the window one reads: to a third of it, and to its foot where the page ends, so that each section has its turn. */
function readTo(): number {
  const left = document.documentElement.scrollHeight - innerHeight - scrollY
  const near = Math.max(0, 1 - left / innerHeight)
  return innerHeight * (1 / 3 + (2 / 3) * near)
}
