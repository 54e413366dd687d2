import { encode } from '../src/publish/bundle/bytes.ts'
import { sbomName, sbomOf } from '../src/publish/bundle/sbom.ts'
import { clientFiles } from '../src/publish/scripts.ts'
import { home, list, pages, pagesOf, png } from './consistent-bundle.ts'
import { type Change, edit, editJson, retell } from './consistent-changes.ts'

/** Of more than the page, and for all who read on the network. */
const shared = 'CUI//REL TO USA, FVEY'

const another = 'it is another bundle, whole in itself; who made it is what a signature says'
const judged = "only the reader's own scheme can tell, which `verify --network` reads"

/** Changes that make another bundle, whole in itself, and why each is rightly accepted. */
export const accepted: Change[] = [
  {
    name: 'another word on a page',
    accepted: another,
    change: (b) => edit(b, home, 'index.html 2026.11', 'other 2026.11'),
  },
  {
    name: 'another colour',
    accepted: another,
    change: (b) => edit(b, 'site/assets/base.abcdefgh.css', 'black', 'navy'),
  },
  {
    name: 'another title everywhere',
    accepted: another,
    change: (b) => {
      Object.assign(b.description, { title: 'Another' })
      retell(b)
    },
  },
  {
    name: 'another version everywhere',
    accepted: another,
    change: (b) => {
      Object.assign(b.description, { version: '2026.12' })
      retell(b)
    },
  },
  {
    name: 'another network everywhere',
    accepted: another,
    change: (b) => {
      Object.assign(b.description.network, { id: 'side' })
      editJson(b, list, (d) => Object.assign(d, { network: 'side' }))
      edit(b, 'site/data/roadmap.json', '"low"', '"side"')
      retell(b)
    },
  },
  {
    name: 'a network that may hold more, on every page',
    accepted: `${another}; installed over the old one it is refused`,
    change: (b) => {
      Object.assign(b.description.network, { holds: 'SECRET' })
      for (const file of pages)
        edit(
          b,
          file,
          /may hold <span class="mark" data-marking="CUI">CUI/,
          'may hold <span class="mark" data-marking="SECRET">SECRET',
        )
      retell(b)
    },
  },
  {
    name: 'a page more, listed and marked',
    accepted: another,
    change: (b) => {
      b.files.set('site/more.html', b.files.get('site/services.html') ?? new Uint8Array())
      b.description.files['site/more.html'] = 'UNCLASSIFIED'
      editJson(b, list, (d) => pagesOf(d).push({ page: 'more.html', marking: 'UNCLASSIFIED' }))
    },
  },
  {
    name: 'a page less, nowhere listed',
    accepted: another,
    change: (b) => {
      b.files.delete('site/services.html')
      editJson(b, list, (d) =>
        Object.assign(d, { pages: pagesOf(d).filter(({ page }) => page !== 'services.html') }),
      )
    },
  },
  {
    name: 'a page marked higher throughout',
    accepted: another,
    change: (b) => {
      edit(b, 'site/services.html', /data-marking="UNCLASSIFIED"/g, `data-marking="${shared}"`)
      edit(b, 'site/services.html', /UNCLASSIFIED \/\/ NOTIONAL/g, `${shared} // NOTIONAL`)
      b.description.files['site/services.html'] = shared
      editJson(b, list, (d) =>
        Object.assign(pagesOf(d).find(({ page }) => page === 'services.html') ?? {}, { marking: shared }),
      )
    },
  },
  {
    name: 'other readers, and VERIFY.txt agrees',
    accepted: judged,
    change: (b) => {
      Object.assign(b.description.network, { audience: ['USA'] })
      retell(b)
    },
  },
  {
    name: 'a scheme of another name',
    accepted: judged,
    change: (b) => Object.assign(b.description.scheme, { name: 'Another' }),
  },
  {
    name: 'a picture more',
    accepted: another,
    change: ({ files }) => files.set('site/figures/more.png', png),
  },
  {
    name: 'a drawing less',
    accepted: another,
    change: (b) => {
      b.files.delete('site/figures/path.svg')
      retell(b)
    },
  },
  {
    name: 'another event',
    accepted: another,
    change: (b) => edit(b, 'site/data/il4.ics', 'VERSION', 'X-NOTE:one more\r\nVERSION'),
  },
  {
    name: 'another piece of the index',
    accepted: another,
    change: (b) => edit(b, 'site/assets/search/names.0123456789.js', 'H4sI', 'H4sJ'),
  },
  {
    name: 'another catalog',
    accepted: another,
    change: (b) => edit(b, 'site/data/catalog.js', 'services', 'products'),
  },
  {
    name: 'another script of ours',
    accepted: another,
    change: ({ files }) => {
      const [name, bytes] = [...clientFiles()].find(([file]) => file.startsWith('shell.')) ?? [
        '',
        new Uint8Array(),
      ]
      files.set(`site/assets/${name}`, bytes)
    },
  },
  {
    name: 'an earlier generator everywhere, with another installer',
    accepted: 'of another version nothing is known to compare with, and verify says so',
    change: (b) => {
      const { fflate = '' } = b.description.tools
      b.description.tools = { fieldbook: '0.0.1', fflate }
      const packages = { '': { dependencies: { fflate: '1' } }, 'node_modules/fflate': { version: fflate } }
      b.files.set(sbomName, encode(sbomOf(JSON.stringify({ name: 'fieldbook', version: '0.0.1', packages }))))
      b.files.set('install.sh', encode('#!/bin/sh\nexit 0\n'))
      retell(b)
    },
  },
]
