import { type Check, finding, isUnread } from './check.ts'

const rule = {
  code: 'site-missing',
  severity: 'error',
  title: 'No content/site.yaml',
  why: 'It holds what every page shows: the title, the owner, the marking, what the roles are called.',
  wrong: 'a workspace without content/site.yaml',
  right:
    'title: Our playbook\nplatform: Our platform\nowner: …\nedition: 2026.11\nsummary: …\nmarking: …\nroleLabels: {…}\nfeedback: …',
} as const

export const siteMissing: Check = {
  rule,
  *run(playbook, context) {
    if (playbook.site || isUnread(context, 'site', 'site')) return
    const at = { file: 'content/site.yaml', line: 1, col: 1 }
    const fix = 'write it, with title, platform, owner, edition, summary, marking, roleLabels and feedback'
    yield finding(rule, at, 'there is no content/site.yaml', fix)
  },
}
