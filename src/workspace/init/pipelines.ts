import type { PlannedFile } from '../planned.ts'

export const pipelines = ['gitlab', 'github'] as const
export type Pipeline = (typeof pipelines)[number]

/** A pipeline that checks a playbook at every change, and builds and proves its site. */
export const pipelineFile = (pipeline: Pipeline): PlannedFile => files[pipeline]

// Images and packages come from where the runner gets them: a mirror, in a gap.
const files: Readonly<Record<Pipeline, PlannedFile>> = {
  gitlab: {
    path: '.gitlab-ci.yml',
    after: `default:
  image: node:24
  before_script: [npm ci]

check:
  script: npx fieldbook check

site:
  script:
    - npx fieldbook build --revision "$CI_COMMIT_SHORT_SHA"
    - npx fieldbook bundle --revision "$CI_COMMIT_SHORT_SHA" --as-of "\${CI_COMMIT_TIMESTAMP%%T*}"
  artifacts:
    paths: [dist/, transfer/]
`,
  },
  github: {
    path: '.github/workflows/playbook.yml',
    after: `name: Playbook
on: [push, pull_request]
permissions:
  contents: read
jobs:
  site:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
      - uses: actions/setup-node@v4
        with:
          node-version: 24
      - run: npm ci
      - run: npx fieldbook check --format github
      - run: npx fieldbook build --revision "\${GITHUB_SHA:0:12}"
      - run: npx fieldbook bundle --revision "\${GITHUB_SHA:0:12}" --as-of "$(git log -1 --format=%cs)"
      - uses: actions/upload-artifact@v4
        with:
          name: site
          path: |
            dist/
            transfer/
`,
  },
}
