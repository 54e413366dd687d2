// Takes a walk through a path along: answers with their times, and what is pasted in, as Markdown for the ticket. It
// stays in this browser: nothing is sent.
import { attempt } from './parts/attempt.ts'
import { copy } from './parts/copy.ts'
import { make } from './parts/dom.ts'
import { startFollowing } from './parts/follow-walk.ts'
import { save } from './parts/save.ts'
import { maxSeen, minuteOf, shownAt, type Walk, walked, walkFrom, walkMarkdown } from './walk/record.ts'

const panel = document.querySelector<HTMLElement>('#walk')
if (panel) startWalk(panel)

function startWalk(panel: HTMLElement): void {
  // With its whole path: copies of the site for other networks lie side by side on a share.
  const key = `fieldbook.walk ${location.pathname}`
  const list = panel.querySelector('ol')
  const says = panel.querySelector('[role="status"]')
  const steps = [...document.querySelectorAll<HTMLElement>('.triage > li')]
  const drawing = document.querySelector<HTMLElement>('.ways')
  const follow = drawing ? startFollowing(drawing, steps) : () => {}
  let walk = read()
  let isKept = true
  const zone = panel.dataset['zone'] ?? 'UTC'

  function read(): Walk {
    const kept = attempt(() => walkFrom(localStorage.getItem(key)))
    return kept ?? { begun: minuteOf(new Date()), steps: [], seen: {}, names: {} }
  }

  function change(next: Walk, words: string): void {
    const isNew = walk.steps.length === 0 && Object.keys(walk.seen).length === 0
    walk = { ...next, ...(isNew ? { begun: minuteOf(new Date()) } : {}), names: namesNow(next.names) }
    isKept =
      attempt(() => {
        localStorage.setItem(key, JSON.stringify(walk))
        return true
      }) ?? false
    show(words)
  }

  function show(words: string): void {
    follow(walk.steps)
    list?.replaceChildren(
      ...walk.steps.map(({ id, title, at, answer }) =>
        make(
          'li',
          {},
          make('a', { href: `#${id}` }, title),
          ` ${shownAt(at, zone).slice(11)}${answer === undefined ? '' : `: ${answer}`}`,
        ),
      ),
    )
    const isEmpty = walk.steps.length === 0 && Object.values(walk.seen).every((text) => text === '')
    for (const button of panel.querySelectorAll('button')) button.disabled = isEmpty
    const where = isKept ? '' : ' This browser keeps nothing for this page: copy or save it before you leave.'
    if (says) says.textContent = `${words}${where}`
  }

  const titleAt = (hash: string) =>
    steps
      .find(({ id }) => hash === `#${id}`)
      ?.querySelector('h2')
      ?.textContent?.trim()
  for (const step of steps) {
    const title = step.querySelector('h2')?.textContent?.trim() ?? step.id
    const note = (answer?: string, led?: string) =>
      change(
        walked(walk, {
          id: step.id,
          title,
          at: minuteOf(new Date()),
          ...(answer === undefined ? {} : { answer }),
          ...(led === undefined ? {} : { led }),
        }),
        `Noted: ${title}${answer === undefined ? '' : `, ${answer}`}.`,
      )
    const answers = [...step.querySelectorAll(':scope > ul.answers > li')]
    for (const item of answers) {
      const words = item.querySelector('span')?.textContent?.trim()
      const link = item.querySelector('a')
      if (!link) continue
      link.addEventListener('click', () => note(words === '' ? undefined : words, titleAt(link.hash)))
    }
    const seen = make('textarea', { rows: '4', maxlength: String(maxSeen), spellcheck: 'false' })
    seen.value = walk.seen[step.id] ?? ''
    seen.addEventListener('change', () =>
      change({ ...walk, seen: { ...walk.seen, [step.id]: seen.value } }, `Kept what you saw at “${title}”.`),
    )
    const done = make('button', { type: 'button', 'aria-label': `Done here: ${title}` }, 'Done here')
    done.addEventListener('click', () => note())
    // Like every form, it is the reader's: it begins with no mark.
    const paste = make(
      'fieldset',
      { class: 'paste', 'aria-label': `Note of “${title}”` },
      make(
        'details',
        { open: seen.value !== '' },
        make('summary', {}, 'Take along what you see'),
        make('label', {}, `Output or note of “${title}”`, seen),
      ),
    )
    const place = step.querySelector(':scope > ul.answers')
    if (place) place.before(paste)
    else step.append(paste, done)
  }

  const text = () => walkMarkdown({ ...walk, names: namesNow(walk.names) }, about(panel))
  const act: Record<string, () => void> = {
    copy: () => {
      void copy(text()).then((isDone) =>
        show(isDone ? 'Copied.' : 'It could not be copied; save it as a file.'),
      )
    },
    save: () => save(`walk-${location.pathname.replace(/^.*\/|\.html$/g, '')}.md`, 'text/markdown', text()),
    discard: () => {
      attempt(() => localStorage.removeItem(key))
      walk = { begun: '', steps: [], seen: {}, names: {} }
      for (const area of document.querySelectorAll<HTMLTextAreaElement>('.paste textarea')) area.value = ''
      show('Discarded: nothing of it is kept.')
    },
  }
  for (const button of panel.querySelectorAll<HTMLButtonElement>('button[data-act]'))
    button.addEventListener('click', () => act[button.dataset['act'] ?? '']?.())
  panel.hidden = false
  show(
    walk.steps.length > 0
      ? `Your walk of ${shownAt(walk.begun, zone).replace('T', ', ')} is still here.`
      : 'Nothing is noted yet.',
  )
}

/** What was filled into commands; names that were kept with the walk where the form is empty. */
function namesNow(kept: Record<string, string>): Record<string, string> {
  const inputs = [...document.querySelectorAll<HTMLInputElement>('.fill input')]
  const filled = inputs.flatMap(({ name, value }) =>
    value.trim() === '' ? [] : [[name, value.trim()] as const],
  )
  return { ...kept, ...Object.fromEntries(filled) }
}

function about({ dataset }: HTMLElement) {
  return {
    title: dataset['title'] ?? '',
    environment: dataset['environment'] ?? '',
    marking: document.querySelector('.banner')?.textContent?.trim() ?? '',
    edition: dataset['edition'] ?? '',
    zone: dataset['zone'] ?? 'UTC',
  }
}
