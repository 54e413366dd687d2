import { suggest } from '../base/nearest.ts'
import { ownEntries, ownFieldsOf } from '../playbook/own-fields.ts'
import { type Check, finding, isUnread } from './check.ts'

const rule = {
  code: 'own-field-unknown',
  severity: 'error',
  title: 'A field of your own that nobody has declared',
  why: 'What a field is called, what may stand in it and which entries have it is said once, in fieldbook.config.yaml. One that is not declared there is checked by nobody and shown nowhere.',
  wrong: 'own: {cost-centre: CC-4711}   # and the configuration declares cost-center',
  right: 'own: {cost-center: CC-4711}',
} as const

export const ownFieldUnknown: Check = {
  rule,
  *run(playbook, context) {
    if (isUnread(context, 'configuration', 'configuration')) return
    for (const entry of ownEntries(playbook)) {
      const known = [...ownFieldsOf(playbook, entry.kind).keys()]
      for (const name of Object.keys(entry.data.own ?? {})) {
        if (known.includes(name)) continue
        const elsewhere = playbook.configuration?.data.fields?.[name]
        const message = elsewhere
          ? `"${name}" is a field of ${elsewhere.on.join(', ')}, not of ${entry.kind}`
          : `there is no field "${name}"`
        const fix = elsewhere
          ? `add ${entry.kind} to \`on\` of it in fieldbook.config.yaml, or take it out`
          : known.length > 0
            ? suggest(name, known, 'fields are')
            : 'declare it under `fields` in fieldbook.config.yaml'
        yield finding(rule, entry.at(['own', name], 'key'), message, fix)
      }
    }
  },
}
