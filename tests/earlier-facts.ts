/** A catalog in which there was nothing yet. */
export const earlierCatalog = {
  kind: 'fieldbook-catalog',
  version: 1,
  marking: 'UNCLASSIFIED',
  title: 'Cairnway Fieldbook',
  edition: '2026.10',
  fiscalYearStart: 10,
  environments: {},
  services: {},
}

/** The facts of an edition that was more than the low network may hold: a notice, a guide and a page of it are gone. */
export const earlierFacts = (head: object) =>
  JSON.stringify({
    kind: 'fieldbook-edition',
    version: 1,
    marking: 'SECRET',
    title: 'Cairnway Fieldbook',
    edition: '2026.10',
    ...head,
    catalog: { ...earlierCatalog, ...head },
    notices: {
      il4: {
        'pardalot-outage': { marking: 'SECRET', kind: 'outage', from: '2026-11-01T02:00Z', updates: 0 },
      },
    },
    entries: {
      'role::zephrine': { kind: 'role', id: 'zephrine', marking: 'SECRET', digest: '~00000000000' },
    },
    pages: { '/roles/zephrine': { marking: 'SECRET', title: 'Zephrine' } },
  })
