import { copy } from './parts/copy.ts'
import { startFilling } from './parts/fill.ts'

startFilling()

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
