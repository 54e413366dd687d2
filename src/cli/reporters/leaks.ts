import { visible, visibleIn } from '../../formats/visible.ts'
import type { Leak, Proof } from '../../publish/proof/prove.ts'
import { out } from '../out.ts'

const shownAtMost = 20

/** Reports where a site would have shown something withheld, where that was written, and what to do about it. */
export function reportLeaks({ leaks, unread, network }: Proof, report: string): void {
  if (unread.length > 0) out(unreadFiles(unread))
  if (leaks.length === 0) return
  const shown = visibleIn(leaks.slice(0, shownAtMost), visible).map((leak) => {
    const { file, line, col } = leak.source
    return `  ${leakPlace(leak)} (${leak.how})  says "${leak.words}"\n      which is withheld from ${network}: ${file}:${line}:${col}\n`
  })
  const rest =
    leaks.length > shown.length ? `  … and ${leaks.length - shown.length} more, all in ${report}\n` : ''
  const count = leaks.length === 1 ? '1 leak' : `${leaks.length} leaks`
  out(`${count}; the site was not put in place\n${shown.join('')}${rest}${advice}`)
}

function leakPlace({ file, at }: Leak): string {
  if (!at) return file
  return 'byte' in at ? `${file} from byte ${at.byte}` : `${file}:${at.line}:${at.col}`
}

const advice = `  What to do: mark the text or the file of public/ that says it as the source is marked, or take it out. If it may
  be said, lower the marking of the source. If the words only meet by chance, write the withheld text with others.
`

function unreadFiles(unread: Proof['unread']): string {
  const files = unread.map(({ file, why }) => `  public/${file}: ${why}\n`).join('')
  const count = unread.length === 1 ? '1 file' : `${unread.length} files`
  return `${count} of public/ cannot be read whole; the site was not put in place\n${files}${look}`
}

const look = `  What to do: have somebody look at it who may decide, and list it in content/site.yaml, seen: [path]. Or give it as
  text, PNG, JPEG, WebP or SVG. What a picture carries beside what it shows, fieldbook strip takes out.
`
