import type { PlannedFile } from '../planned.ts'

export const pipelines = ['gitlab', 'github'] as const
export type Pipeline = (typeof pipelines)[number]

/**
 * A pipeline that checks a playbook at every change, says what a merge request changes for readers, builds and proves
 * its site, and keeps a bundle of it.
 */
export const pipelineFile = (pipeline: Pipeline): PlannedFile => files[pipeline]

// Images and packages come from where the runner gets them, which in a gap is a mirror; nothing else is fetched.
const files: Readonly<Record<Pipeline, PlannedFile>> = {
  gitlab: {
    path: '.gitlab-ci.yml',
    after: `# Made for a GitLab without a way out. Two variables of the project say where things come from:
#   FIELDBOOK_IMAGE      an image of your registry with Node 20 or newer, and git
#   NPM_CONFIG_REGISTRY  your mirror of the npm registry; npm reads it by itself
# With FIELDBOOK_TOKEN, a token of the project that may write notes, merge requests get what changes as a comment.
variables:
  FIELDBOOK_IMAGE: node:24
  # All of the history, to compare with.
  GIT_DEPTH: 0

default:
  image: $FIELDBOOK_IMAGE
  before_script:
    - npm ci --no-audit --no-fund

workflow:
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH

check:
  stage: test
  script:
    - npx fieldbook check --report codequality=gl-code-quality-report.json --report junit=check.xml
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
      junit: check.xml

changes:
  stage: test
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  script:
    # It ends with 1 where something changes, which is what it is asked for.
    - npx fieldbook changes --since "$CI_MERGE_REQUEST_DIFF_BASE_SHA" --format markdown > changes.md || [ $? -eq 1 ]
    - cat changes.md
    - |
      if [ -n "$FIELDBOOK_TOKEN" ]; then
        curl --fail --silent --show-error --output /dev/null --header "PRIVATE-TOKEN: $FIELDBOOK_TOKEN" \\
          --data-urlencode "body@changes.md" \\
          "$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests/$CI_MERGE_REQUEST_IID/notes"
      fi
  artifacts:
    expose_as: What changes for readers
    paths: [changes.md]

# A site that cannot be proven clean is not written, and ends the pipeline.
site:
  stage: build
  needs: [check]
  script:
    - npx fieldbook build --revision "$CI_COMMIT_SHORT_SHA" --as-of "\${CI_COMMIT_TIMESTAMP%%T*}"
  artifacts:
    paths: [dist/]

bundle:
  stage: deploy
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  script:
    - npx fieldbook bundle --revision "$CI_COMMIT_SHORT_SHA" --as-of "\${CI_COMMIT_TIMESTAMP%%T*}"
  artifacts:
    paths: [transfer/]
`,
  },
  github: {
    path: '.github/workflows/playbook.yml',
    after: `name: Playbook
on:
  pull_request:
  push:
    branches: [main]
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
      - run: npm ci --no-audit --no-fund
      - run: npx fieldbook check --format github --report junit=reports/check.xml --report sarif=reports/check.sarif
      - run: npx fieldbook build --revision "\${GITHUB_SHA:0:12}" --as-of "$(git log -1 --format=%cs)"
      - run: npx fieldbook bundle --revision "\${GITHUB_SHA:0:12}" --as-of "$(git log -1 --format=%cs)"
        if: github.event_name == 'push'
      - uses: actions/upload-artifact@v4
        if: always()
        with:
          name: playbook
          path: |
            reports/
            dist/
            transfer/
  changes:
    if: github.event_name == 'pull_request'
    runs-on: ubuntu-latest
    permissions:
      contents: read
      pull-requests: write
    env:
      BASE: \${{ github.event.pull_request.base.sha }}
      NUMBER: \${{ github.event.pull_request.number }}
      GH_TOKEN: \${{ github.token }}
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
      - uses: actions/setup-node@v4
        with:
          node-version: 24
      - run: npm ci --no-audit --no-fund
      # It ends with 1 where something changes, which is what it is asked for.
      - run: npx fieldbook changes --since "$BASE" --format markdown > changes.md || [ $? -eq 1 ]
      - run: cat changes.md >> "$GITHUB_STEP_SUMMARY"
      # A fork's token may not write: then the summary of the run has it.
      - run: gh pr comment "$NUMBER" --body-file changes.md
        continue-on-error: true
`,
  },
}
