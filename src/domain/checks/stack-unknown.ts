import { suggest } from '../base/nearest.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'stack-unknown',
  severity: 'error',
  title: 'A buildpack on a stack that the environment does not have',
  why: 'Whether an application fits is told from stacks and buildpacks together; a misspelt stack fits nothing.',
  wrong: 'buildpacks: [{name: java_buildpack, stack: cflinuxf4, …}]',
  right: 'buildpacks: [{name: java_buildpack, stack: cflinuxfs4, …}]',
} as const

export const stackUnknown: Check = {
  rule,
  *run(playbook) {
    for (const entry of playbook.all('environment')) {
      const stacks = entry.data.foundations.stacks.map(({ name }) => name)
      for (const [i, { name, stack }] of entry.data.foundations.buildpacks.entries()) {
        if (stacks.includes(stack)) continue
        const at = entry.at(['foundations', 'buildpacks', i, 'stack'])
        const message = `${entry.id} has no stack "${stack}" for ${name}`
        yield finding(rule, at, message, suggest(stack, stacks, 'it has'))
      }
    }
  },
}
