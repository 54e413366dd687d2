import { styleText } from 'node:util'
import { createTwoFilesPatch } from 'diff'
import { visible } from '../../formats/visible.ts'
import type { PlannedFile } from '../../workspace/planned.ts'
import { out } from '../out.ts'

/** Prints what an import would write, or wrote, as a unified diff. */
export function reportPlan(files: readonly PlannedFile[], written: boolean): void {
  out(renderPlan(files, written))
}

/** What {@link reportPlan} prints; without colours it can be given to `patch`. */
function renderPlan(files: readonly PlannedFile[], written: boolean): string {
  if (files.length === 0) return 'nothing to change\n'
  const count = `${files.length} ${files.length === 1 ? 'file' : 'files'}`
  const last = written ? `wrote ${count}; run fieldbook check` : `${count} to change; add --write to do it`
  return `${files.map(patch).join('')}${styleText('bold', last)}\n`
}

function patch({ path, before, after }: PlannedFile): string {
  const name = before === undefined ? '/dev/null' : path
  const lines = createTwoFilesPatch(name, path, before ?? '', after, undefined, undefined, { context: 2 })
    .split('\n')
    .filter((line) => !/^(?:={3,}|Index: .*)$/.test(line))
  return lines.map(colour).join('\n')
}

function colour(line: string): string {
  const text = visible(line)
  if (/^(?:---|\+\+\+)/.test(text)) return styleText('bold', text)
  if (text.startsWith('@@')) return styleText('cyan', text)
  if (text.startsWith('+')) return styleText('green', text)
  return text.startsWith('-') ? styleText('red', text) : text
}
