import { oncePer } from '../../domain/base/once.ts'
import type { Playbook } from '../../domain/playbook/playbook.ts'
import { readShown, type ShownPart } from '../../domain/text/own-shown.ts'
import { type PlacedUse, runComponent } from '../../domain/text/own-use.ts'
import type { OwnComponent } from '../../model/own-component.ts'
import { loadOwnComponent } from '../../workspace/load-own-components.ts'
import { parseProse } from '../../workspace/mdx.ts'
import type { StagedEdition } from '../../workspace/stage.ts'
import { renderLine, renderProse } from '../prose.ts'
import { escapeHtml } from './compare-table.ts'

/** A use of a component of the organisation's own on a page, with what stands between its tags, as HTML. */
interface UseOnPage extends PlacedUse {
  name: string
  content: string
}

/**
 * What a component of the organisation's own shows, as HTML. What it gives is read once more, whatever `check` found. One
 * that fails throws; while the playbook is edited it is said in its place.
 */
export function ownUseHtml(playbook: Playbook, use: UseOnPage, edition: StagedEdition): string {
  try {
    const component = componentIn(edition, use.declared.file)
    const given = runComponent(component, playbook, use, edition.asOf)
    const html = (part: ShownPart): string => htmlOf(part, html, use)
    return readShown(given, use.declared, parseProse).map(html).join('')
  } catch (error) {
    const why = `<${use.name}> failed: ${error instanceof Error ? error.message : String(error)}`
    if (!edition.editing) throw new Error(why)
    return `<code>${escapeHtml(why)}</code>`
  }
}

function componentIn(edition: StagedEdition, file: string): OwnComponent {
  const known = loaded(edition)
  const component = known.get(file) ?? load(edition.extend, file)
  known.set(file, component)
  return component
}
const loaded = oncePer((_: StagedEdition) => new Map<string, OwnComponent>())

function load(folder: string | undefined, file: string): OwnComponent {
  const found = folder === undefined ? undefined : loadOwnComponent(folder, file)
  if (!found) throw new Error(`nobody says where extend/${file} is`)
  if ('fault' in found) throw new Error(found.fault)
  return found.component
}

function htmlOf(part: ShownPart, html: (part: ShownPart) => string, { name, content }: UseOnPage): string {
  switch (part.is) {
    case 'content':
      return content
    case 'markdown':
      return part.line ? renderLine(part.text) : scrolling(renderProse(part.text), name)
    case 'element': {
      const { tag, children } = part
      const named = part.class === undefined ? '' : ` class="${part.class}"`
      const scope = part.scope === undefined ? '' : ` scope="${part.scope}"`
      const whole = `<${tag}${named}${scope}>${children.map(html).join('')}</${tag}>`
      return tag === 'table' ? scrolling(whole, name) : whole
    }
  }
}

/** Tables in regions that scroll by themselves, so that a wide one does not push the page. */
const scrolling = (html: string, name: string) =>
  html
    .replace(/<table/g, `<div class="scroll" role="group" aria-label="${name}, table" tabindex="0"><table`)
    .replace(/<\/table>/g, '</table></div>')
