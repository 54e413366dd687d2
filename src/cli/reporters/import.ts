import { styleText } from 'node:util'
import { createTwoFilesPatch } from 'diff'
import { type ExportCoverage, nothingCompared } from '../../domain/live/coverage.ts'
import { visible } from '../../formats/visible.ts'
import { shippedCategories } from '../../model/service.ts'
import type { ImportedFile } from '../../workspace/import/plan.ts'
import type { PlannedFile } from '../../workspace/planned.ts'
import { out } from '../out.ts'

/**
 * Prints what an import would write, or wrote, as a unified diff, and what is left to type: a line for each new
 * service.
 */
export function reportPlan(files: readonly ImportedFile[], written: boolean, coverage: ExportCoverage): void {
  out(renderPlan(files, written, coverage))
}

/** Prints what would be written, or was, as a unified diff. */
export function reportFiles(files: readonly PlannedFile[], written: boolean): void {
  out(renderFiles(files, written))
}

/** What {@link reportPlan} prints; without colours it can be given to `patch`. */
function renderPlan(files: readonly ImportedFile[], written: boolean, coverage: ExportCoverage): string {
  return coverage.compared === 0 ? `${visible(nothingCompared(coverage))}\n` : renderFiles(files, written)
}

function renderFiles(files: readonly ImportedFile[], written: boolean): string {
  if (files.length === 0) return 'nothing to change\n'
  const count = `${files.length} ${files.length === 1 ? 'file' : 'files'}`
  const last = written ? `wrote ${count}; run fieldbook check` : `${count} to change; add --write to do it`
  const open = files.filter(({ left = [] }) => left.length > 0)
  const answers = open.reduce((sum, { left = [] }) => sum + left.length, 0)
  const lines = open.map(({ path, left = [] }) => visible(`  ${path}: ${left.join(', ')}`))
  const categories = Object.keys(shippedCategories).join(', ')
  const choice = open.some(({ left = [] }) => left.includes('category'))
    ? `; category is one of ${categories}, or one of your own`
    : ''
  const still = answers === 0 ? '' : `left to type, ${answers} in all${choice}:\n${lines.join('\n')}\n`
  return `${files.map(patch).join('')}${still}${styleText('bold', last)}\n`
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
