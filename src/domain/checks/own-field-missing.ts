import { ownEntries, ownFieldsOf } from '../playbook/own-fields.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'own-field-missing',
  severity: 'error',
  title: 'A field of your own that every entry has to fill in',
  why: 'The configuration says that it is required: what it answers is looked up in each of them.',
  wrong: 'name: Valkey   # and cost-center is required of services',
  right: 'name: Valkey\nown: {cost-center: CC-4711}',
} as const

export const ownFieldMissing: Check = {
  rule,
  *run(playbook) {
    for (const entry of ownEntries(playbook))
      for (const [name, { required, label, help }] of ownFieldsOf(playbook, entry.kind)) {
        if (!required || entry.data.own?.[name] !== undefined) continue
        const fix = `add it under \`own\`: ${help ?? label}`
        yield finding(rule, entry.at(), `"${name}" is missing`, fix)
      }
  },
}
