import { define } from './rule.ts'

/** Files that are no app manifest and are judged as the manifest they come to. */
export const doorRules = define('otherwise', {
  'mta-unmapped': {
    title: 'A part of an MTA descriptor that is no part of an app',
    why: '`cf deploy` does more than `cf push`: it builds, fills in its own variables, makes services and content. That part is not judged.',
    source: 'SAP, Multitarget Application Model v3; cloudfoundry/multiapps-controller',
    wrong:
      '_schema-version: "3.1"\nID: harbour\nversion: 1.0.0\nmodules:\n- name: app\n  type: java\n  parameters: {no-route: true}\n  hooks: [{name: warm}]',
    right:
      '_schema-version: "3.1"\nID: harbour\nversion: 1.0.0\nmodules:\n- name: app\n  type: java\n  parameters: {no-route: true}',
  },
  'score-unmapped': {
    title: 'A part of a Score workload that is no part of an app',
    why: 'Cloud Foundry runs one image or one build for each app; volumes, further containers and CPU have no place in a manifest. That part is not judged.',
    source: 'score.dev/v1b1, the Score specification',
    wrong:
      'apiVersion: score.dev/v1b1\nmetadata: {name: app}\ncontainers:\n  web:\n    image: .\n    volumes: [{source: data, target: /data}]',
    right: 'apiVersion: score.dev/v1b1\nmetadata: {name: app}\ncontainers:\n  web: {image: .}',
  },
})
