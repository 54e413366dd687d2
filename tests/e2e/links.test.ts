import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { Parser } from 'htmlparser2'
import { expect, inject, it } from 'vitest'
import { listFiles } from '../../src/workspace/find-files.ts'

const site = inject('site')

interface Read {
  ids: string[]
  links: string[]
}

function read(file: string): Read {
  const ids: string[] = []
  const links: string[] = []
  const parser = new Parser({
    onopentag(_name, attributes) {
      if (attributes['id']) ids.push(attributes['id'])
      for (const key of ['href', 'src']) if (attributes[key] !== undefined) links.push(attributes[key])
    },
  })
  parser.write(readFileSync(join(site, file), 'utf8'))
  parser.end()
  return { ids, links }
}

const files = listFiles(site)
const pages = new Map(files.filter((f) => f.endsWith('.html')).map((f) => [f, read(f)]))

it('every link and every anchor of every page leads somewhere, relatively', () => {
  const all = new Set(files)
  const broken: string[] = []
  let walked = 0
  for (const [file, { links }] of pages) {
    for (const link of links) {
      if (link.startsWith('data:')) continue
      walked++
      const [path = '', anchor] = link.split('#')
      // The page for addresses that are none looks for its files in every folder above it.
      const up = file === '404.html' ? path.replace(/^(?:\.\.\/)+/, '') : path
      const target = path === '' ? file : posix.join(posix.dirname(file), up.replace(/\?.*$/, ''))
      const isRelative = !/^(?:[a-z]+:|\/)/.test(link)
      const page = pages.get(target)
      if (!isRelative || !all.has(target)) broken.push(`${file}: ${link}`)
      // `#status=limited` is a choice that the page's script reads, not a place on it.
      else if (anchor && !anchor.includes('=') && page && !page.ids.includes(decodeURIComponent(anchor)))
        broken.push(`${file}: ${link} (no such anchor)`)
    }
  }
  expect(pages.size).toBeGreaterThan(200)
  expect(walked).toBeGreaterThan(5000)
  expect(broken).toEqual([])
})

it('no page repeats an id', () => {
  const repeated = [...pages].filter(([, { ids }]) => new Set(ids).size !== ids.length).map(([file]) => file)
  expect(repeated).toEqual([])
})

it('no file name needs more than lower-case ASCII', () => {
  expect(files.filter((f) => !/^[a-z0-9._/-]+$/.test(f))).toEqual([])
})
