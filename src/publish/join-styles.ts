import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { listFiles } from '../workspace/find-files.ts'
import { hashOf } from './scripts.ts'

const link = /<link rel="stylesheet" href="([^"]+)"(?: media="([^"]+)")?>/g

/**
 * Gives every page one stylesheet in place of several: small files compress badly, and each is a file to open on a
 * share. Pages that link to the same ones get the same one. Comes before addresses are made relative.
 */
export function joinStyles(site: string): void {
  const joined = new Map<string, string>()
  const parts = new Set<string>()
  for (const file of listFiles(site)) {
    if (!file.endsWith('.html')) continue
    const path = join(site, file)
    const html = readFileSync(path, 'utf8')
    const links = [...html.slice(0, html.indexOf('</head>')).matchAll(link)]
    const [first] = links
    if (!first) continue
    for (const [, href = ''] of links) parts.add(href)
    const key = links.map(([tag]) => tag).join('')
    const address = joined.get(key) ?? writeJoined(site, links)
    joined.set(key, address)
    const rest = links.slice(1).reduce((text, [tag]) => text.replace(tag, ''), html)
    writeFileSync(path, rest.replace(first[0], `<link rel="stylesheet" href="${address}">`))
  }
  for (const href of parts) rmSync(join(site, href))
}

function writeJoined(site: string, links: readonly RegExpExecArray[]): string {
  const css = links
    .map(([, href = '', media]) => {
      const text = readFileSync(join(site, href), 'utf8').trim()
      return media ? `@media ${media}{${text}}` : text
    })
    .join('\n')
  const address = `/assets/style.${hashOf(css)}.css`
  writeFileSync(join(site, address), css)
  return address
}
