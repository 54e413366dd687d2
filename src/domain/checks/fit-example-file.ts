import { suggest } from '../base/nearest.ts'
import { filesIn } from '../text/files-in.ts'
import { tagsOf } from '../text/tags.ts'
import { textsOf } from '../text/texts.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'fit-example-file',
  severity: 'error',
  title: 'An example of a verdict without its file',
  why: 'What is judged stands on the same page, in code whose fence names it, so that readers see what the verdict is about.',
  wrong: '<FitExample manifest="manifest.yml" environment="stage" />',
  right:
    '```yaml file=manifest.yml\napplications:\n- name: orders\n```\n\n<FitExample manifest="manifest.yml" environment="stage" />',
} as const

export const fitExampleFile: Check = {
  rule,
  *run(playbook, context) {
    for (const text of textsOf(playbook, context.parseProse)) {
      for (const { name, attributes } of tagsOf(text)) {
        if (name !== 'FitExample') continue
        const files = filesIn(text.entry)
        for (const { name: of = '', value, at } of attributes) {
          if (value === undefined || !['manifest', 'services'].includes(of) || files.has(value)) continue
          const fix = `${suggest(value, [...files.keys()], 'the page shows')}; write it as \`\`\`yaml file=${value}`
          yield finding(rule, at, `the page shows no file ${value}`, fix)
        }
      }
    }
  },
}
