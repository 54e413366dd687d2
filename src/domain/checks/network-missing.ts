import { type Check, finding } from './check.ts'

const rule = {
  code: 'network-missing',
  severity: 'error',
  title: 'No network to publish to',
  why: 'A site is made for a network: what it may hold decides what goes into it. Without one nothing may go anywhere.',
  wrong: 'a workspace without environments/networks.yaml',
  right: 'low:\n  name: Low side\n  holds: LOW',
} as const

export const networkMissing: Check = {
  rule,
  *run(playbook, { unread = [] }) {
    if (playbook.all('network').length > 0 || unread.some(({ kind }) => kind === 'network')) return
    const at = { file: 'environments/networks.yaml', line: 1, col: 1 }
    const fix = 'write it, the lowest network first, each with name, holds and audience'
    yield finding(rule, at, 'environments/networks.yaml names no network', fix)
  },
}
