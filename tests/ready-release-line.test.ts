import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { GivenFiles, openBench } from './ready-bench.ts'

const bench = openBench('il5')
const folder = mkdtempSync(join(tmpdir(), 'fieldbook-line-'))
afterAll(() => rmSync(folder, { recursive: true }))

type Edit = [file: string, from: string | RegExp, to: string]
const named = '<property name="app" value="berths"/>'
/** Something else that a report says of itself. */
const says = (name: string, value: string, file = 'unit'): Edit => [
  `evidence/${file}.xml`,
  named,
  `${named}<property name="${name}" value="${value}"/>`,
]
/** Something else that the record says of the release. */
const of = (line: string): Edit => ['release.yaml', 'version: 2.4.0', `version: 2.4.0\n${line}`]
const scanned = (provenance: string): Edit => [
  'evidence/scan.sarif',
  /"results": \[/g,
  `"versionControlProvenance": [${provenance}], "results": [`,
]

const harness = 'readiness/harness'
const cases: [string, Edit[], string, string, RegExp?][] = [
  [
    'another product',
    [['evidence/unit.xml', 'value="berths"', 'value="berths-legacy"']],
    harness,
    'unknown',
    /it is of berths-legacy, not of berths/,
  ],
  [
    'another product of the same name',
    [
      of('repository: https://git.cairnway.example/berths'),
      says('repository', 'git@git.other.example:port/berths.git'),
    ],
    harness,
    'unknown',
    /it is of repository git@git\.other\.example:port\/berths\.git, not of/,
  ],
  [
    'the same repository, written in another way',
    [
      of('repository: https://git.cairnway.example/berths'),
      says('repository', 'git@git.cairnway.example:berths.git'),
    ],
    harness,
    'go',
  ],
  [
    'another branch',
    [of('branch: release-2.4'), says('branch', 'main')],
    harness,
    'unknown',
    /it is of branch main, not of release-2\.4/,
  ],
  [
    'the same branch, as git writes it',
    [of('branch: main'), says('branch', 'refs/heads/main')],
    harness,
    'go',
  ],
  [
    'two branches, and the record names none',
    [says('branch', 'main'), says('branch', 'release-2.4', 'api')],
    harness,
    'unknown',
    /more than one branch \(release-2\.4 and main\), and the record names none under `branch`/,
  ],
  [
    'two commits, and the record names none',
    [says('commit', '1111111111'), says('commit', '2222222222', 'api')],
    harness,
    'unknown',
    /more than one commit \(2222222222 and 1111111111\)/,
  ],
  [
    'one commit, once shortened, and the record names none',
    [says('commit', '1111111111'), says('commit', '11111111', 'api')],
    harness,
    'go',
  ],
  [
    'a candidate of this version',
    [['evidence/unit.xml', 'value="2.4.0"', 'value="2.4.0-rc.1"']],
    harness,
    'unknown',
    /it is of 2\.4\.0-rc\.1, not of 2\.4\.0/,
  ],
  [
    'an older run',
    [['evidence/unit.xml', '2026-11-12T', '2026-10-30T']],
    harness,
    'unknown',
    /it is 17 days old, and 14 are allowed/,
  ],
  [
    'a scan of another repository',
    [
      of('repository: git.cairnway.example/berths'),
      scanned('{"repositoryUri": "https://git.cairnway.example/berths-next"}'),
    ],
    'readiness/findings',
    'unknown',
    /it is of repository https:\/\/git\.cairnway\.example\/berths-next/,
  ],
  [
    'a scan of a repository with its parts',
    [
      of('repository: git.cairnway.example/berths'),
      scanned(
        '{"repositoryUri": "https://git.cairnway.example/berths"}, {"repositoryUri": "https://git.cairnway.example/tides"}',
      ),
    ],
    'readiness/findings',
    'go',
  ],
  [
    'a bill of materials of another repository',
    [
      of('repository: git.cairnway.example/berths'),
      [
        'evidence/bom.json',
        '"name": "berths",',
        '"name": "berths", "externalReferences": [{"type": "vcs", "url": "git+https://git.other.example/berths.git"}],',
      ],
    ],
    'readiness/components',
    'unknown',
    /it is of repository git\+https:\/\/git\.other\.example\/berths\.git/,
  ],
  [
    'an index of another branch than the file says',
    [
      says('branch', 'main'),
      ['evidence/evidence.yaml', 'version: 2.4.0', 'version: 2.4.0\nbranch: release-2.4'],
      ['evidence/evidence.yaml', /$/g, '  unit.xml: {}\n'],
    ],
    harness,
    'unknown',
    /it is of branch main, and the index says release-2\.4/,
  ],
]

describe('evidence of another line of releases', () => {
  it.each(cases)('%s', (_, edits, id, verdict, told) => {
    const given = new GivenFiles(folder)
    for (const edit of edits) given.edit(...edit)
    const report = bench.judge(given.path('release.yaml'), given.folders)
    const line = report.lines.find((each) => each.id === id)
    expect([line?.verdict, report.verdict]).toEqual([verdict, verdict])
    if (!told) return
    const why = line?.seen.find(({ says }) => told.test(says))
    // With its place: somebody has to find the file among many.
    expect(why?.at?.file, JSON.stringify(line?.seen)).toMatch(/\/evidence\//)
  })
})
