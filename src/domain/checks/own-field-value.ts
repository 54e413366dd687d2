import { daySchema } from '../../model/fields.ts'
import type { OwnField, OwnValue } from '../../model/own.ts'
import { dayForm } from '../base/date-forms.ts'
import { suggest } from '../base/nearest.ts'
import { ownEntries, ownFieldsOf } from '../playbook/own-fields.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'own-field-value',
  severity: 'error',
  title: 'A value that a field of your own does not take',
  why: 'The configuration says what stands in it: a text, a number, yes or no, a day, one of several, a link, a list. Tools that read the data count on that.',
  wrong: 'own: {on-call: maybe}   # and on-call is of the type yes-no',
  right: 'own: {on-call: true}',
} as const

export const ownFieldValue: Check = {
  rule,
  *run(playbook) {
    for (const entry of ownEntries(playbook)) {
      const fields = ownFieldsOf(playbook, entry.kind)
      for (const [name, value] of Object.entries(entry.data.own ?? {})) {
        const field = fields.get(name)
        const fix = field && wrongIn(value, field)
        if (!field || fix === undefined) continue
        const message = `"${name}" is ${said(value)}, and its type is ${typeWords(field)}`
        yield finding(rule, entry.at(['own', name]), message, fix)
      }
    }
  },
}

const link = /^\[[^\]]+\]\([^()\s]+\)$/

/** What would be right; undefined where the value is. */
function wrongIn(value: OwnValue, { type, choices = [] }: OwnField): string | undefined {
  switch (type) {
    case 'number':
      return typeof value === 'number' ? undefined : 'write a number, without quotes and without a unit'
    case 'yes-no':
      return typeof value === 'boolean' ? undefined : 'write true or false'
    case 'list': {
      if (!Array.isArray(value)) return 'write a list: [one, two]'
      const other = choices.length > 0 ? value.find((item) => !choices.includes(item)) : undefined
      return other === undefined ? undefined : suggest(other, choices)
    }
    case 'text':
      return typeof value === 'string' ? undefined : `write it in quotes, such as '${String(value)}'`
    case 'date': {
      const isDay = typeof value === 'string' && daySchema.safeParse(value).success
      return isDay ? undefined : dayForm(String(value))
    }
    case 'choice':
      return typeof value === 'string' && choices.includes(value)
        ? undefined
        : suggest(String(value), choices)
    case 'link':
      return typeof value === 'string' && link.test(value)
        ? undefined
        : 'write one link: "[Runbook](/guides/canary)"'
  }
}

const typeWords = ({ type, choices = [] }: OwnField) =>
  type === 'list' && choices.length > 0 ? `list of ${choices.join(', ')}` : type

function said(value: OwnValue): string {
  if (Array.isArray(value)) return `[${value.join(', ')}]`
  return typeof value === 'string' ? `"${value}"` : String(value)
}
