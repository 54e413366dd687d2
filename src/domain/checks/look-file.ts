import { suggest } from '../base/nearest.ts'
import { filesOfLook } from '../look/files.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'look-file',
  severity: 'error',
  title: 'A file of the look that cannot be used',
  why: 'A logo that is not there leaves a hole on every page. A stylesheet that asks another host is refused by browsers, and one that restyles markings could hide them.',
  wrong: 'look: {stylesheet: look.css}   # with @import "https://fonts.example/all.css"',
  right: 'look: {stylesheet: look.css}   # which asks for files of public/ alone',
} as const

/**
 * Found where the configuration names a file of `public/` that is not there or of another kind, and in the stylesheet
 * itself.
 */
export const lookFile: Check = {
  rule,
  *run(playbook, { styleFaults = [] }) {
    const { configuration, files } = playbook
    if (configuration === undefined) return
    const known = files.map(({ path }) => path)
    for (const { path, at, endings } of filesOfLook(configuration)) {
      if (!endings.some((ending) => path.endsWith(ending)))
        yield finding(rule, at(), `${path} is not ${endings.join(' or ')}`, `name a file that is`)
      else if (!known.includes(path)) {
        const others = known.filter((other) => endings.some((ending) => other.endsWith(ending)))
        yield finding(rule, at(), `there is no public/${path}`, suggest(path, others, 'there are'))
      }
    }
    for (const { at, message, fix } of styleFaults) yield finding(rule, at, message, fix)
  },
}
