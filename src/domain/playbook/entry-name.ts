import { contentTypes } from '../../model/registry.ts'
import type { Entry } from './playbook.ts'

/** What an entry is called in reports: `il6 availability rabbitmq`, `guide canary`. */
export const entryName = ({ kind, id, environment }: Pick<Entry, 'kind' | 'id' | 'environment'>): string =>
  [environment, contentTypes[kind].label, id].filter((word) => word !== undefined).join(' ')
