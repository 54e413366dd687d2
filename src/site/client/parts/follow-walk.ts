import type { WalkedStep } from '../walk/record.ts'

/**
 * Shows on the drawing of a path where the reader is and which ways were taken; on a phone it leaves the step at hand
 * alone, under the way there. Gives what is told of the steps that were answered.
 */
export function startFollowing(
  drawing: HTMLElement,
  steps: readonly HTMLElement[],
): (walked: readonly WalkedStep[]) => void {
  const stops = new Map(
    [...drawing.querySelectorAll<HTMLElement>('li[data-step]')].map((stop) => [stop.dataset['step'], stop]),
  )
  const list = steps[0]?.parentElement
  const narrow = matchMedia('(max-width: 44rem)')
  let isHeld = false

  const go = (id: string) => {
    if (!stops.has(id)) return
    for (const step of steps) step.classList.toggle('here', step.id === id)
    for (const [name, stop] of stops) {
      if (name === id) stop.setAttribute('aria-current', 'step')
      else stop.removeAttribute('aria-current')
    }
    const box = drawing.parentElement
    const stop = stops.get(id)
    // Within the box beside the text; the page itself stays where it is.
    if (box && stop && getComputedStyle(box).position === 'sticky')
      box.scrollTop = stop.offsetTop - box.clientHeight / 2
  }

  const goToAddress = () => {
    const id = decodeURIComponent(location.hash.slice(1))
    if (!stops.has(id)) return false
    isHeld = true
    go(id)
    return true
  }
  addEventListener('hashchange', () => {
    // A step that was hidden could not be scrolled to.
    if (goToAddress()) document.getElementById(location.hash.slice(1))?.scrollIntoView()
  })
  const release = () => {
    isHeld = false
  }
  for (const own of ['wheel', 'touchmove', 'keydown']) addEventListener(own, release, { passive: true })

  const isOne = () => narrow.matches && list?.classList.contains('one')
  const inView = new IntersectionObserver(
    () => {
      const passed = steps.filter((step) => step.getBoundingClientRect().top < innerHeight / 3)
      const last = passed.at(-1)
      if (last && !isHeld && !isOne()) go(last.id)
    },
    { rootMargin: '0px 0px -66% 0px' },
  )
  for (const step of steps) inView.observe(step)

  const button = drawing.querySelector('button')
  button?.addEventListener('click', () => {
    const isNowOne = list?.classList.toggle('one') ?? false
    button.textContent = isNowOne ? 'Show all steps' : 'One step at a time'
  })
  if (button) button.hidden = false
  list?.classList.add('one')

  let isFirst = true
  return (walked) => {
    const answered = new Map(walked.map(({ id, answer }) => [id, answer]))
    const taken = new Set<string>()
    let next: string | undefined
    for (const [n, step] of steps.entries()) {
      const answers = [...step.querySelectorAll<HTMLAnchorElement>(':scope > .answers a')]
      const words = answers.map((a) => a.querySelector('span')?.textContent?.trim())
      const at = words.indexOf(answered.get(step.id))
      if (at >= 0) taken.add(`${n + 1}.${at + 1}`)
      if (at >= 0 && walked.at(-1)?.id === step.id) next = answers[at]?.hash.slice(1)
      stops.get(step.id)?.classList.toggle('been', answered.has(step.id))
    }
    for (const way of drawing.querySelectorAll<HTMLElement>('[data-way]')) {
      const isTaken = way.dataset['way']?.split(' ').some((name) => taken.has(name)) ?? false
      way.classList.toggle('been', isTaken)
      // Over what was not taken.
      if (isTaken && way.localName === 'g') way.parentElement?.append(way)
    }
    // A walk that is still here goes on where it was left.
    if (isFirst && !goToAddress()) go(next ?? steps[0]?.id ?? '')
    if (walked.length === 0 && !isFirst) go(steps[0]?.id ?? '')
    isFirst = false
  }
}
