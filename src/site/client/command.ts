import { copy } from './parts/copy.ts'
import { insertScript } from './parts/insert-script.ts'

// The script may be one with others by now; what it is to load is told on its element.
fillWhenNear(document.querySelector<HTMLScriptElement>('head > script[data-src]')?.dataset['src'] ?? '')

/** How long a button says what came of it. */
const shownFor = 4000

// Gives every command a button that copies it without its prompts.
for (const caption of document.querySelectorAll<HTMLElement>('.command figcaption')) {
  const pre = caption.parentElement?.querySelector('pre')
  if (!pre) continue
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'copy'
  const name = (words: string) => {
    button.textContent = words
    button.setAttribute('aria-label', `${words}: ${commandOf(pre).split('\n')[0]}`)
  }
  name('Copy')
  button.addEventListener('click', async () => {
    const isDone = await copy(commandOf(pre))
    name(isDone ? 'Copied' : 'Press Ctrl+C')
    if (!isDone) getSelection()?.selectAllChildren(pre)
    setTimeout(() => name('Copy'), shownFor)
  })
  caption.append(button)
}

/** What is marked as typed; else lines that begin with a prompt, without it; where there is none, everything. */
function commandOf(pre: HTMLElement): string {
  const run = pre.querySelector('.run')?.textContent
  if (run) return run
  const lines = (pre.textContent ?? '').trimEnd().split('\n')
  const typed = lines.filter((line) => line.startsWith('$ ')).map((line) => line.slice(2))
  return (typed.length > 0 ? typed : lines).join('\n')
}

/** Loads what fills names into commands where one that takes them is about to be read, or a name was given on another page. */
function fillWhenNear(src: string): void {
  const taking = [...document.querySelectorAll('.command pre')].filter((pre) =>
    /\b(APP|ORG|SPACE)\b/.test(pre.textContent ?? ''),
  )
  const load = () => {
    near.disconnect()
    void insertScript(src)
  }
  const near = new IntersectionObserver(
    (seen) => seen.some(({ isIntersecting }) => isIntersecting) && load(),
    {
      rootMargin: '150% 0px',
    },
  )
  // Where the page has a place for names, it is to be there at once.
  if (taking.length > 0 && (document.querySelector('.fill') || isKept())) load()
  else for (const pre of taking) near.observe(pre)
}

/** Whether a name was given; where storage is refused none is kept. */
function isKept(): boolean {
  try {
    return sessionStorage.getItem('fieldbook.fill') !== null
  } catch {
    return false
  }
}
