import { nearest } from '../base/nearest.ts'
import { imagesOf } from '../text/links.ts'
import { pictureTypes, textsWith } from '../text/texts.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'image-missing',
  severity: 'error',
  title: 'An image that is not in public/',
  why: 'Pages load nothing from elsewhere, so that they work offline and tell nobody who reads them.',
  wrong: '![The path](./path.png)',
  right: '![The path](/images/path.png), with the file in public/images/path.png',
} as const

export const imageMissing: Check = {
  rule,
  *run(playbook, context) {
    const files = playbook.files.map(({ path }) => `/${path}`)
    const present = new Set(files)
    for (const text of textsWith(playbook, context.parseProse, pictureTypes)) {
      for (const { url, target, at } of imagesOf(text)) {
        if (target.leads === 'unsafe' || (target.leads === 'page' && present.has(target.address))) continue
        const name = url.slice(url.lastIndexOf('/'))
        const near = files.find((file) => file.endsWith(name)) ?? nearest(url, files)
        const put = `put the file in public/ and write /${name.replace(/^\/+/, '')}`
        const message =
          target.leads === 'outside'
            ? `${url} is elsewhere, and pages load nothing from there`
            : `there is no ${url} in public/`
        yield finding(rule, at(), message, near ? `did you mean ${near}?` : put)
      }
    }
  },
}
