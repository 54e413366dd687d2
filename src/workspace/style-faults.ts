import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { type CssNode, parse, walk } from 'css-tree'
import type { StyleFault } from '../domain/checks/check.ts'
import type { Playbook } from '../domain/playbook/playbook.ts'

/** Names of what shows markings, which an extra stylesheet must leave alone. */
const kept = /^(?:banner|low|mark|marking|withheld|portion)$/

/**
 * What is wrong with the stylesheet that the configuration names: what asks another host, or for a file that the site
 * does not have; what restyles that in which markings are shown; what is no CSS.
 */
export function styleFaultsOf({ configuration, files }: Playbook): StyleFault[] {
  const path = configuration?.data.look?.stylesheet
  const file = files.find((other) => other.path === path)
  if (path === undefined || file === undefined) return []
  const known = new Set(files.map((other) => `/${other.path}`))
  const faults: StyleFault[] = []
  const said = file.file ?? `public/${path}`
  const fault = (place: { line: number; column: number } | undefined, message: string, fix: string) =>
    faults.push({ at: { file: said, line: place?.line ?? 1, col: place?.column ?? 1 }, message, fix })
  const tree = parse(readFileSync(file.source, 'utf8'), {
    positions: true,
    parseCustomProperty: true,
    onParseError: ({ line, column, message }) =>
      fault({ line, column }, `this is no CSS: ${message}`, 'write it as the CSS specifications have it'),
  })
  walk(tree, (node) => judge(node, { known, folder: posix.dirname(`/${path}`) }, fault))
  return faults
}

type Fault = (place: { line: number; column: number } | undefined, message: string, fix: string) => void

function judge(node: CssNode, files: { known: ReadonlySet<string>; folder: string }, fault: Fault): void {
  const place = node.loc?.start
  if (node.type === 'Atrule' && node.name.toLowerCase() === 'import')
    fault(place, '@import asks for another stylesheet', 'write what it says into this one')
  else if (node.type === 'Atrule' && node.name.toLowerCase() === 'layer')
    fault(place, '@layer decides what wins over markings', 'take it away: the stylesheet has a layer already')
  else if (node.type === 'Url') judgeAddress(node.value, place, files, fault)
  else if (node.type === 'Function' && /^(?:image|image-set|-webkit-image-set|src)$/i.test(node.name))
    fault(place, `${node.name}() is not looked into`, 'write url() with a file of public/')
  else if (node.type === 'Raw' && /url\s*\(|\\/i.test(node.value))
    fault(place, 'this cannot be read as CSS', 'write it as the CSS specifications have it')
  else if (node.type === 'ClassSelector' && kept.test(node.name))
    fault(place, `.${node.name} shows how things are marked`, 'leave it as it is')
  else if (node.type === 'AttributeSelector' && /^data-(?:marking|portion)/i.test(node.name.name))
    fault(place, `[${node.name.name}] shows how things are marked`, 'leave it as it is')
  else if (node.type === 'Declaration' && /^--(?:mark|banner)/.test(node.property))
    fault(place, `${node.property} is the colour or the room of markings`, 'leave it as it is')
}

function judgeAddress(
  address: string,
  place: { line: number; column: number } | undefined,
  { known, folder }: { known: ReadonlySet<string>; folder: string },
  fault: Fault,
): void {
  if (/^data:image\/(?:png|gif|jpeg|webp|svg\+xml)[;,]/i.test(address) || address.startsWith('#')) return
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|\\)/i.test(address))
    fault(place, `${address} is on another host`, 'put the file into public/, and name it by its path')
  else if (!known.has(posix.resolve(folder, address.replace(/[?#].*$/, ''))))
    fault(
      place,
      `there is no ${address} beside the stylesheet`,
      'name a file of public/ by its path from here',
    )
}
