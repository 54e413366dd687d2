import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rules } from '../src/domain/checks/registry.ts'
import { brief, fixtures, problemsOf, withFixture } from './fixture.ts'

/** What `check` says of each fixture `broken-…`, all of it, in its order. */
const table: Record<string, string[]> = {
  'alias-shared': ['content/glossary.yaml:6:13 alias-shared'],
  'anchor-clash': [
    'content/services/postgres.mdx:11:1 anchor-clash',
    'content/services/postgres.mdx:15:1 anchor-clash',
    'environments/il4/onboarding.mdx:24:1 anchor-clash',
  ],
  'body-empty': ['content/guides/start/canary.mdx:2:1 body-empty'],
  'cadence-times': [
    'environments/il4/environment.yaml:35:12 cadence-times',
    'environments/il4/environment.yaml:38:5 cadence-times',
    'environments/il4/environment.yaml:39:5 cadence-times',
  ],
  'calendar-clash': [
    'environments/il4/exercises/zone.mdx:5:6 calendar-clash',
    'environments/il4/roadmap.yaml:5:11 calendar-clash',
  ],
  'calendar-horizon': ['environments/il4/environment.yaml:40:3 calendar-horizon'],
  'calendar-overlap': [
    'environments/il4/environment.yaml:41:14 calendar-overlap',
    'environments/il4/environment.yaml:50:7 calendar-overlap',
  ],
  'canary-words': [
    'environments/il4/environment.yaml:37:22 canary-words',
    'environments/il4/environment.yaml:37:40 canary-words',
  ],
  'calendar-rule': [
    'environments/il4/environment.yaml:37:21 calendar-rule',
    'environments/il4/environment.yaml:41:21 calendar-rule',
  ],
  'command-refused': [
    'environments/il2/environment.yaml:16:3 command-refused',
    'environments/il4/environment.yaml:16:3 command-refused',
  ],
  'configuration-check': [
    'fieldbook.config.yaml:2:31 configuration-check',
    'fieldbook.config.yaml:3:3 configuration-check',
    'fieldbook.config.yaml:4:29 configuration-check',
  ],
  'configuration-marked': ['fieldbook.config.yaml:1:17 configuration-marked'],
  'day-ahead': [
    'content/guides/start/canary.mdx:6:11 day-ahead',
    'environments/il4/exercises/zone.mdx:5:6 day-ahead',
    'environments/il4/lessons/late.mdx:4:6 day-ahead',
    'environments/il4/notices.yaml:12:9 day-ahead',
    'environments/il4/roadmap.yaml:7:14 day-ahead',
    'environments/il4/services.yaml:5:10 day-ahead',
  ],
  'day-passed': [
    'environments/il4/environment.yaml:14:52 day-passed',
    'environments/il4/environment.yaml:16:73 day-passed',
    'environments/il4/environment.yaml:37:57 day-passed',
    'environments/il4/exercises/zone.mdx:5:6 day-passed',
    'environments/il4/exercises/zone.mdx:9:54 day-passed',
    'environments/il4/lessons/late.mdx:8:61 day-passed',
    'environments/il4/services.yaml:5:10 day-passed',
  ],
  'deprecated-undated': ['environments/il4/services.yaml:2:11 deprecated-undated'],
  'duplicate-entry': ['content/guides/start/canary.mdx:2:1 duplicate-entry'],
  'environment-missing': ['environments/il5/services.yaml:1:1 environment-missing'],
  'evidence-old': [
    'environments/il2/services.yaml:7:9 evidence-old',
    'environments/il4/services.yaml:1:1 evidence-old',
  ],
  'exercise-missing': [
    'environments/il4/environment.yaml:36:25 exercise-missing',
    'environments/il4/environment.yaml:36:25 exercise-missing',
  ],
  'exception-ended': ['fieldbook.config.yaml:2:66 exception-ended'],
  'expectation-cycle': ['environments/il4/onboarding.mdx:12:13 expectation-cycle'],
  'file-empty': ['environments/il4/services.yaml:1:1 file-empty'],
  'feedback-missing': ['content/guides/start/canary.mdx:9:60 feedback-missing'],
  'frontmatter-missing': ['content/guides/start/canary.mdx:1:1 frontmatter-missing'],
  'file-encoding': [
    'content/glossary.yaml:3:30 file-encoding',
    'content/guides/start/canary.mdx:1:1 file-encoding',
    'environments/il4/notices.yaml:2:12 file-encoding',
    'environments/il4/roadmap.yaml:1:1 file-encoding',
  ],
  'file-replaces': [
    'public/Compare:1:1 file-replaces',
    'public/assets/x.css:1:1 file-replaces',
    'public/guides/Canary.html:1:1 file-replaces',
    'public/index.html:1:1 file-replaces',
  ],
  'fit-example-file': [
    'content/guides/start/canary.mdx:18:13 fit-example-file',
    'content/guides/start/canary.mdx:18:55 fit-example-file',
  ],
  'heading-level': [
    'content/guides/start/canary.mdx:9:1 heading-level',
    'content/guides/start/canary.mdx:13:1 heading-level',
  ],
  'html-raw': [
    'content/glossary.yaml:5:14 html-raw',
    'content/glossary.yaml:6:5 html-raw',
    'content/glossary.yaml:8:5 html-raw',
    'content/guides/start/canary.mdx:9:7 html-raw',
    'content/guides/start/canary.mdx:9:23 html-raw',
    'content/guides/start/canary.mdx:11:1 html-raw',
    'content/guides/start/canary.mdx:13:1 html-raw',
    'content/guides/start/canary.mdx:13:4 link-unsafe',
  ],
  'id-form': ['content/guides/start/Blue Green.mdx:1:1 id-form'],
  'image-alt': [
    'content/guides/start/canary.mdx:9:1 image-alt',
    'content/guides/start/canary.mdx:11:9 image-alt',
  ],
  'image-missing': [
    'content/guides/start/canary.mdx:9:27 image-missing',
    'content/guides/start/canary.mdx:9:54 image-missing',
    'content/guides/start/canary.mdx:11:9 image-missing',
    'content/guides/start/canary.mdx:13:1 image-missing',
  ],
  'link-anchor': [
    'content/guides/start/canary.mdx:9:5 link-anchor',
    'content/guides/start/canary.mdx:9:63 link-anchor',
    'content/guides/start/canary.mdx:11:1 link-anchor',
    'content/guides/start/canary.mdx:15:39 link-anchor',
    'content/services/postgres.mdx:15:18 link-anchor',
    'content/triage/crash.mdx:26:18 link-anchor',
  ],
  'link-broken': [
    'content/guides/start/canary.mdx:9:5 link-broken',
    'content/guides/start/canary.mdx:9:37 link-broken',
    'content/guides/start/canary.mdx:9:59 link-broken',
    'content/guides/start/canary.mdx:12:1 link-broken',
    'content/guides/start/canary.mdx:16:8 link-broken',
    'environments/il4/environment.yaml:5:3 link-broken',
    'environments/il4/environment.yaml:6:3 link-broken',
  ],
  'link-external': [
    'content/guides/start/canary.mdx:11:1 link-external',
    'content/guides/start/canary.mdx:11:26 link-external',
    'environments/il4/environment.yaml:20:16 link-external',
  ],
  'link-form': [
    'content/glossary.yaml:3:48 link-form',
    'content/guides/start/canary.mdx:9:1 link-form',
    'content/guides/start/canary.mdx:9:17 link-form',
    'content/guides/start/canary.mdx:9:62 link-form',
    'content/guides/start/canary.mdx:9:87 link-form',
    'content/guides/start/canary.mdx:10:1 link-form',
    'content/guides/start/canary.mdx:10:7 link-form',
    'content/guides/start/canary.mdx:10:45 link-form',
    'content/guides/start/canary.mdx:11:1 link-form',
  ],
  'link-unsafe': [
    'content/glossary.yaml:3:33 link-unsafe',
    'content/guides/start/canary.mdx:9:1 link-unsafe',
    'content/guides/start/canary.mdx:9:23 link-unsafe',
    'content/guides/start/canary.mdx:9:45 link-unsafe',
    'content/guides/start/canary.mdx:9:72 link-unsafe',
    'content/guides/start/canary.mdx:10:1 link-unsafe',
    'content/guides/start/canary.mdx:10:27 link-unsafe',
    'content/guides/start/canary.mdx:10:43 link-unsafe',
    'content/guides/start/canary.mdx:11:1 link-unsafe',
    'content/guides/start/canary.mdx:11:47 link-unsafe',
    'content/guides/start/canary.mdx:13:1 link-unsafe',
  ],
  'link-words': ['content/guides/start/canary.mdx:11:1 link-words'],
  'mdx-attribute': [
    'content/guides/start/canary.mdx:9:8 mdx-attribute',
    'content/guides/start/canary.mdx:9:23 mdx-attribute',
    'content/guides/start/canary.mdx:9:35 mdx-attribute',
    'content/guides/start/canary.mdx:11:1 mdx-attribute',
    'content/guides/start/canary.mdx:13:3 mdx-attribute',
    'content/guides/start/canary.mdx:13:33 mdx-attribute',
    'content/guides/start/canary.mdx:16:21 mdx-attribute',
    'content/guides/start/canary.mdx:18:32 mdx-attribute',
    'content/guides/start/canary.mdx:20:25 mdx-attribute',
  ],
  'mdx-component': [
    'content/guides/start/canary.mdx:9:1 mdx-component',
    'content/guides/start/canary.mdx:11:3 mdx-component',
    'content/guides/start/canary.mdx:11:35 mdx-component',
    'content/guides/start/canary.mdx:13:1 mdx-component',
  ],
  'mdx-event-handler': [
    'content/guides/start/canary.mdx:9:20 mdx-event-handler',
    'content/guides/start/canary.mdx:12:3 mdx-event-handler',
  ],
  'mdx-expression': [
    'content/guides/start/canary.mdx:9:16 mdx-expression',
    'content/guides/start/canary.mdx:11:1 mdx-expression',
    'content/guides/start/canary.mdx:13:1 mdx-expression',
    'content/guides/start/canary.mdx:15:20 mdx-expression',
    'content/guides/start/canary.mdx:19:3 mdx-expression',
  ],
  'mdx-import': [
    'content/guides/start/canary.mdx:9:1 mdx-import',
    'content/guides/start/canary.mdx:11:1 mdx-import',
  ],
  'mdx-nesting': [
    'content/guides/start/canary.mdx:9:1 mdx-nesting',
    'content/guides/start/canary.mdx:17:1 mdx-nesting',
    'content/guides/start/canary.mdx:23:1 mdx-nesting',
  ],
  'mdx-syntax': ['content/guides/start/canary.mdx:11:15 mdx-syntax'],
  'look-contrast': ['fieldbook.config.yaml:2:19 look-contrast', 'fieldbook.config.yaml:2:36 look-contrast'],
  'look-file': [
    'fieldbook.config.yaml:2:17 look-file',
    'fieldbook.config.yaml:2:39 look-file',
    'public/look.css:1:1 look-file',
    'public/look.css:2:22 look-file',
    'public/look.css:4:22 look-file',
    'public/look.css:4:33 look-file',
    'public/look.css:5:1 look-file',
    'public/look.css:6:1 look-file',
    'public/look.css:7:9 look-file',
    'public/look.css:8:1 look-file',
  ],
  'name-taken': [
    'content/services/postgres.mdx:2:7 name-taken',
    'content/services/postgres.mdx:3:11 alias-shared',
    'environments/il2/services.yaml:9:14 name-taken',
    'environments/il4/services.yaml:9:14 name-taken',
  ],
  'network-missing': ['environments/networks.yaml:1:1 network-missing'],
  'own-field-missing': ['content/services/postgres.mdx:2:1 own-field-missing'],
  'own-field-unknown': [
    'content/services/postgres.mdx:9:7 own-field-unknown',
    'content/services/postgres.mdx:9:26 own-field-unknown',
  ],
  'own-field-value': [
    'content/services/postgres.mdx:9:20 own-field-value',
    'content/services/postgres.mdx:9:31 own-field-value',
    'environments/il4/services.yaml:6:14 own-field-value',
    'environments/il4/services.yaml:7:12 own-field-value',
    'environments/il4/services.yaml:8:13 own-field-value',
    'environments/il4/services.yaml:9:14 own-field-value',
    'environments/il4/services.yaml:10:12 own-field-value',
  ],
  'parity-baseline': ['environments/il2/services.yaml:5:22 parity-baseline'],
  'parity-difference': ['environments/il4/services.yaml:1:1 parity-difference'],
  'parity-difference-new': ['environments/il4/services.yaml:5:1 parity-difference'],
  'parity-distant': ['environments/il5/services.yaml:5:22 parity-difference'],
  'parity-needless': ['environments/il4/services.yaml:5:3 parity-needless'],
  'parity-off-path': ['environments/il5/services.yaml:5:22 parity-baseline'],
  'parity-silent': ['environments/il4/environment.yaml:1:1 parity-silent'],
  'period-reversed': [
    'environments/il4/environment.yaml:42:30 period-reversed',
    'environments/il4/notices.yaml:5:10 period-reversed',
    'environments/il4/notices.yaml:6:13 period-reversed',
    'environments/il4/notices.yaml:11:12 period-reversed',
    'environments/il4/services.yaml:5:10 day-ahead',
    'environments/il4/services.yaml:6:10 period-reversed',
  ],
  'plain-text': [
    'environments/il4/notices.yaml:2:23 image-alt',
    'environments/il4/notices.yaml:2:23 link-unsafe',
    'environments/il4/services.yaml:6:25 link-unsafe',
    'environments/il4/services.yaml:6:58 html-raw',
    'environments/il4/services.yaml:7:27 link-broken',
  ],
  'planned-nowhere': ['environments/il4/services.yaml:2:11 planned-undated'],
  'planned-undated': ['environments/il4/services.yaml:2:11 planned-undated'],
  'platform-unanswered': ['environments/il4/environment.yaml:8:1 platform-unanswered'],
  'pre-pair': [
    'content/triage/crash.mdx:21:9 triage-contact',
    'environments/il2/environment.yaml:29:1 pre-pair',
    'environments/il4/environment.yaml:31:5 pre-pair',
  ],
  'pre-shared': ['environments/il4/environment.yaml:31:21 pre-shared'],
  'promotion-cycle': ['environments/il2/environment.yaml:7:15 promotion-cycle'],
  'problems-more': [
    ...Array.from({ length: 100 }, (_, i) => {
      const before = `word-${i}: `.length
      return `content/glossary.yaml:${i + 1}:${before + 1} schema-missing`
    }),
    'content/glossary.yaml:101:11 problems-more',
  ],
  'reference-component': [
    'content/guides/start/canary.mdx:9:13 reference-unknown',
    'content/guides/start/canary.mdx:9:26 reference-unknown',
    'content/guides/start/canary.mdx:10:3 reference-unknown',
    'content/guides/start/canary.mdx:12:12 reference-unknown',
    'content/guides/start/canary.mdx:14:40 reference-unknown',
  ],
  'reference-condition': ['environments/il4/onboarding.mdx:19:12 reference-unknown'],
  'reference-elsewhere-lesson': ['environments/il2/lessons/late.mdx:10:16 reference-unknown'],
  'reference-environment': [
    'content/objectives.yaml:7:5 reference-unknown',
    'environments/il4/environment.yaml:7:15 reference-unknown',
  ],
  'reference-expectation': ['environments/il4/onboarding.mdx:20:13 reference-unknown'],
  'reference-roadmap': [
    'environments/il4/notices.yaml:7:12 reference-unknown',
    'environments/il4/services.yaml:5:12 reference-unknown',
  ],
  'reference-roadmap-elsewhere': ['environments/il2/services.yaml:5:12 reference-unknown'],
  'reference-role': [
    'content/site.yaml:10:3 reference-unknown',
    'environments/il4/environment.yaml:30:3 reference-unknown',
  ],
  'reference-self': [
    'content/glossary.yaml:7:9 reference-self',
    'environments/il4/services.yaml:5:16 reference-self',
  ],
  'reference-service': [
    'environments/il4/services.yaml:5:16 reference-unknown',
    'environments/il4/services.yaml:6:1 reference-unknown',
  ],
  'reference-term': ['content/glossary.yaml:7:9 reference-unknown'],
  'reference-triage': ['environments/il4/lessons/late.mdx:10:16 reference-unknown'],
  'release-days-none': ['environments/il4/environment.yaml:44:3 release-days-none'],
  'review-old': ['content/guides/start/canary.mdx:6:11 review-old'],
  'roadmap-contradiction': ['environments/il4/services.yaml:6:12 roadmap-contradiction'],
  'roadmap-delivered': [
    'environments/il4/roadmap.yaml:6:11 roadmap-delivered',
    'environments/il4/roadmap.yaml:15:14 roadmap-delivered',
  ],
  'roadmap-dropped': ['environments/il4/services.yaml:6:12 roadmap-contradiction'],
  'roadmap-late': [
    'environments/il4/roadmap.yaml:5:11 roadmap-late',
    'environments/il4/roadmap.yaml:12:11 roadmap-late',
  ],
  'record-earlier': ['content/intakes/berths.yaml:2:1 record-earlier'],
  'roadmap-of-another': ['environments/il4/services.yaml:7:12 roadmap-contradiction'],
  'schema-missing': ['content/services/postgres.mdx:2:1 schema-missing'],
  'schema-unknown-key': ['environments/il4/services.yaml:3:3 schema-unknown-key'],
  'schema-value': ['environments/il4/services.yaml:2:11 schema-value'],
  'service-unoffered': ['content/services/mysql.mdx:2:1 service-unoffered'],
  'site-missing': ['content/site.yaml:1:1 site-missing'],
  'stack-unknown': ['environments/il4/environment.yaml:14:37 stack-unknown'],
  'support-ended': [
    'environments/il2/services.yaml:3:12 support-ended',
    'environments/il4/services.yaml:6:12 support-ended',
  ],
  'text-depth': [
    'content/glossary.yaml:6:89 text-depth',
    'content/guides/start/canary.mdx:13:100 text-depth',
  ],
  'text-lost': ['content/triage/crash.mdx:15:11 text-lost', 'content/triage/crash.mdx:16:11 text-lost'],
  'to-do': ['content/glossary.yaml:2:20 to-do', 'content/glossary.yaml:3:13 to-do'],
  'triage-contact': [
    'content/triage/crash.mdx:21:9 triage-contact',
    'content/triage/crash.mdx:21:9 triage-contact',
  ],
  'triage-dead-end': ['content/triage/crash.mdx:14:3 triage-dead-end'],
  'triage-empty': ['content/triage/crash.mdx:6:1 triage-empty'],
  'triage-endless': ['content/triage/crash.mdx:14:3 triage-endless'],
  'triage-feedback': [
    'content/triage/crash.mdx:17:12 triage-feedback',
    'content/triage/crash.mdx:17:12 triage-feedback',
  ],
  'triage-goto': ['content/triage/crash.mdx:13:29 triage-goto', 'content/triage/crash.mdx:18:11 triage-goto'],
  'triage-unreachable': ['content/triage/crash.mdx:13:3 triage-unreachable'],
  'unknown-file': ['environments/il4/service.yaml:1:1 unknown-file'],
  'yaml-duplicate-key': ['environments/il4/services.yaml:4:3 yaml-duplicate-key'],
  'yaml-syntax': ['environments/il4/services.yaml:3:12 yaml-syntax'],
}

/** Rules that one folder of files cannot show, and where they are proven. */
const provenElsewhere: Record<string, string> = {
  'own-check-file': 'tests/own-checks.test.ts',
  'own-check-failed': 'tests/own-checks.test.ts',
  'own-component-file': 'tests/own-components.test.ts',
  'own-component-failed': 'tests/own-components.test.ts',
  'configuration-layer': 'tests/layers-above.test.ts',
  'file-clash': 'tests/layer-files.test.ts',
  'file-kind': 'tests/layer-files.test.ts',
  'file-link': 'tests/layer-files.test.ts',
  'file-name': 'tests/layer-files.test.ts',
  'file-size': 'below',
  'file-unreadable': 'tests/layer-files.test.ts',
  'file-withheld': 'src/domain/checks/file-withheld.test.ts',
  'layer-reference': 'src/domain/checks/marking-references.test.ts',
  'layer-site': 'tests/layers-above.test.ts',
  'network-replaced': 'tests/layers-above.test.ts',
  'reference-withheld': 'src/domain/checks/marking.test.ts',
}

const found = (name: string) => withFixture(name, problemsOf)

describe('check', () => {
  it('finds nothing in the base of all fixtures', () => {
    expect(found('base')).toEqual([])
  })

  it.each(Object.entries(table))('broken-%s', (name, expected) => {
    const problems = found(`broken-${name}`)
    expect(problems.map(brief)).toEqual(expected)
    for (const problem of problems) expect(problem.fix, brief(problem)).toBeTruthy()
  })

  it('has a line in the table for every fixture', () => {
    const folders = readdirSync(fixtures).filter((name) => name.startsWith('broken-'))
    expect(
      Object.keys(table)
        .map((name) => `broken-${name}`)
        .sort(),
    ).toEqual(folders.sort())
  })

  it('has a fixture for every rule', () => {
    const shown = new Set(
      Object.values(table).flatMap((lines) => lines.map((line) => line.split(' ').at(-1))),
    )
    const codes = rules.map(({ code }) => code).filter((code) => !Object.hasOwn(provenElsewhere, code))
    expect(codes.filter((code) => !shown.has(code) && !code.startsWith('marking-'))).toEqual([])
  })

  it('refuses a file that is too large to be content, and nothing that refers to it', () => {
    const problems = withFixture('base', (root) => {
      const path = join(root, 'environments/il4/roadmap.yaml')
      writeFileSync(path, readFileSync(path, 'utf8') + '# more\n'.repeat(400_000))
      writeFileSync(
        join(root, 'environments/il4/services.yaml'),
        `${readFileSync(join(root, 'environments/il4/services.yaml'), 'utf8')}  roadmap: postgres-18\n`,
      )
      return problemsOf(root)
    })
    expect(problems.map(brief)).toEqual(['environments/il4/roadmap.yaml:1:1 file-size'])
  })

  it('reports the problems of fifty broken files, each in its place', () => {
    const problems = withFixture('base', (root) => {
      const guide = readFileSync(join(root, 'content/guides/start/canary.mdx'), 'utf8')
      for (let i = 0; i < 50; i++) {
        // Five kinds of fault in turn: YAML, schema, MDX, reference, link.
        const broken = [
          guide.replace('title:', 'title: a: b'),
          guide.replace('topic: start', 'topic: [start]'),
          `${guide}\n{`,
          guide.replace('[developer]', '[developper]'),
          `${guide}\n[x](/nowhere)\n`,
        ][i % 5]
        writeFileSync(
          join(root, `content/guides/start/broken-${String(i).padStart(2, '0')}.mdx`),
          (broken ?? '').replace('Canary releases', `Broken ${i}`),
        )
      }
      return problemsOf(root)
    })
    const codes = ['yaml-syntax', 'schema-value', 'mdx-syntax', 'reference-unknown', 'link-broken']
    expect(problems.map(({ at, code }) => `${at.file} ${code}`)).toEqual(
      Array.from({ length: 50 }, (_, i) => {
        return `content/guides/start/broken-${String(i).padStart(2, '0')}.mdx ${codes[i % 5]}`
      }),
    )
  })
})
