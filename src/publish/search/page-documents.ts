import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addressOf, fileOf } from '../../domain/address.ts'
import type { Playbook } from '../../domain/playbook.ts'
import { proseOf } from './record.ts'

/** A page or a part of one, as it is handed to the index. */
export interface Document {
  /** File and anchor, from the site's root. */
  url: string
  entry: string
  kind: string
  environment?: string
  roles: readonly string[]
  status?: string
  title: string
  names: readonly string[]
  fact?: string
  /** The banner of the page. */
  marking: string
  /** HTML with the title and the names first. */
  html: string
}

/** What surrounds the text of a page: it is on others too, or it is navigation. */
export const notText = ['.crumbs', '.facts', '.side', '.pager', '.notice', '.problems', '.copy', '.change', '.letters']

/** Pages that are made of entries: those have records of their own, so of the page only its head counts. */
const lists =
  /^(?:environments\/[^/]+\/(?:services|roadmap|onboarding|notices|triage|exercises|lessons)|services|roadmap|triage|glossary|objectives|index-a-z|guides|roles|problems|feedback)\.html$/

/**
 * The pages of a built site that say they are to be found (`data-pagefind-body`), with what the playbook
 * knows of them besides their text: aliases of a service, signals of a triage path.
 */
export function pageDocuments(site: string, files: readonly string[], playbook: Playbook): Document[] {
  const known = knownPages(playbook)
  return files.flatMap((url): Document[] => {
    const html = readFileSync(join(site, url), 'utf8')
    const tag = /<main [^>]*data-pagefind-body[^>]*>/.exec(html)?.[0]
    const title = /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)
    if (!tag || !title) return []
    const facets = facetsOf(tag)
    const environment = /^environments\/([^/]+)\//.exec(url)?.[1]
    const { entry = `page/${url.replace(/^environments\/[^/]+\//, '*/')}`, names = [] } = known.get(url) ?? {}
    return [
      {
        url,
        entry,
        kind: facets.get('kind')?.[0] ?? 'Reference',
        ...(environment === undefined ? {} : { environment }),
        roles: facets.get('role') ?? [],
        ...(facets.has('status') ? { status: facets.get('status')?.[0] ?? '' } : {}),
        marking: /<html [^>]*data-marking=(?:"([^"]*)"|([^\s>]+))/.exec(html)?.slice(1).find(Boolean) ?? '',
        title: textOf(title[1] ?? ''),
        names,
        html: lists.test(url) ? headOnly(html) : insertNames(html, names),
      },
    ]
  })
}

/** `data-pagefind-filter="kind:Guide, role:rele, role:pre"` */
function facetsOf(tag: string): Map<string, string[]> {
  const facets = new Map<string, string[]>()
  const value = /data-pagefind-filter=(?:"([^"]*)"|([^\s>]+))/.exec(tag)
  for (const part of (value?.[1] ?? value?.[2] ?? '').split(',')) {
    const [name = '', text = ''] = part.trim().split(':')
    facets.set(name, [...(facets.get(name) ?? []), text])
  }
  return facets
}

function knownPages(playbook: Playbook): Map<string, { entry: string; names: string[] }> {
  const known = new Map<string, { entry: string; names: string[] }>()
  const add = (entry: { kind: string; id: string }, address: string | undefined, names: string[]) => {
    if (address) known.set(fileOf(address), { entry: `${entry.kind}/${entry.id}`, names })
  }
  for (const service of playbook.all('service')) {
    const { aliases, short } = service.data
    const live = playbook
      .all('availability')
      .filter((a) => a.id === service.id)
      .flatMap((a) => a.data.live?.offering ?? [])
    add(service, addressOf(service), [...new Set([...aliases, ...live, short])])
  }
  for (const environment of playbook.environments) {
    const { name, short, impactLevel } = environment.data
    add(environment, addressOf(environment), [short, impactLevel, `${name} environment`])
    for (const path of playbook.triage(environment.id)) {
      add(path, addressOf(path, environment.id), [...path.data.signals, proseOf(path.data.symptom)])
    }
  }
  for (const role of playbook.all('role')) {
    const label = playbook.site?.data.roleLabels[role.id]
    add(role, addressOf(role), label ? [label.short, label.name, 'role'] : ['role'])
  }
  for (const kind of ['guide', 'exercise', 'lesson'] as const) {
    for (const entry of playbook.all(kind)) add(entry, addressOf(entry), [])
  }
  return known
}

const textOf = (html: string) =>
  decode(html.replace(/<[^>]+>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()

const decode = (text: string) =>
  text.replace(/&(?:lt|gt|quot|amp|#39|#x27);/g, (entity) => entities[entity] ?? entity)
const entities: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&amp;': '&',
  '&#39;': "'",
  '&#x27;': "'",
}
export const encode = (text: string) => text.replace(/[<>&]/g, (c) => (c === '<' ? '&lt;' : c === '>' ? '&gt;' : '&amp;'))

/** Names weigh as much as a heading. */
export const namesHtml = (names: readonly string[]) =>
  names.length === 0 ? '' : `<p data-pagefind-weight="6">${encode(names.join(', '))}</p>`

const insertNames = (html: string, names: readonly string[]) =>
  html.replace(/<\/h1>/, (end) => end + namesHtml(names))

function headOnly(html: string): string {
  const heading = /<h1[^>]*>[\s\S]*?<\/h1>/.exec(html)?.[0] ?? ''
  const lead = /<div class="?lead"?>([\s\S]*?)<\/div>/.exec(html)?.[1] ?? ''
  return asPage(heading + lead)
}

/** A document of its own for a part of a page. */
export const asPage = (body: string) =>
  `<!doctype html><html lang="en"><body><main data-pagefind-body>${body}</main></body></html>`
