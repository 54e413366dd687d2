import { oncePer } from '../base/once.ts'
import type { Entry } from '../playbook/playbook.ts'
import { bodyOf } from './texts.ts'

/** The files that an entry's text shows: code whose fence names one, as ```` ```yaml file=manifest.yml ````. */
export const filesIn = oncePer(
  (entry: Entry): ReadonlyMap<string, string> =>
    new Map(
      bodyOf(entry).flatMap(({ nodes }) =>
        nodes.flatMap((node): [string, string][] => {
          const name = node.type === 'code' ? /(?:^|\s)file=(\S+)/.exec(node.meta ?? '')?.[1] : undefined
          return node.type === 'code' && name !== undefined ? [[name, `${node.value}\n`]] : []
        }),
      ),
    ),
)
