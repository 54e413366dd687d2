import { workingDays } from '../../domain/base/words.ts'
import { environmentAddress } from '../../domain/pages/address.ts'
import { labelIn } from '../../domain/playbook/lists.ts'
import type { Entry, Playbook } from '../../domain/playbook/playbook.ts'
import { rolesOf } from '../../domain/playbook/tasks.ts'
import type { SearchRecord } from '../../domain/search/source.ts'
import { idWords } from '../../domain/search/synonyms.ts'
import { proseOf } from './prose-text.ts'

/** What an environment asks of an application, each with how long it takes. */
export function expectationRecords(playbook: Playbook, entry: Entry<'onboarding'>): SearchRecord[] {
  const { environment = '', data } = entry
  const labels = playbook.site?.data.conditions ?? {}
  return Object.entries(data.expectations).map(([id, e]) => {
    const conditions = e.when === 'always' ? [] : e.when.flatMap((c) => labels[c]?.label ?? [])
    return {
      address: `${environmentAddress(environment, 'onboarding')}#${id}`,
      entry: `expectation/${id}`,
      kind: 'Onboarding',
      title: e.title,
      names: [
        idWords(id),
        'lead time',
        'how long',
        'expected',
        labelIn(playbook, 'area', e.area).toLowerCase(),
        ...conditions,
      ],
      text: proseOf(
        `Lead time ${workingDays(e.leadTime)}`,
        conditions.length > 0 ? `Applies where: ${conditions.join(', ')}` : undefined,
        e.requirement,
        e.evidence && `Evidence: ${e.evidence}`,
        e.howTo,
      ),
      fact: workingDays(e.leadTime),
      environment,
      roles: [...new Set([...rolesOf(playbook, 'build'), e.owner])],
    } satisfies SearchRecord
  })
}
