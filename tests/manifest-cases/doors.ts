import { type ManifestCase, refused } from './case.ts'

const mta = (module: string, resources = '') =>
  `_schema-version: "3.1"\nID: harbour\nversion: 1.0.0\nmodules:\n- name: api\n  type: java\n${module}${resources}`
const db =
  'resources:\n- name: db\n  type: org.cloudfoundry.managed-service\n  parameters: {service: postgres, service-plan: small}\n'
export const doors: ManifestCase[] = [
  {
    name: 'an MTA descriptor that fits',
    text: mta('  requires: [{name: db}]\n  parameters: {memory: 512, no-route: true}\n', db),
    environment: 'closed',
    verdict: 'fits',
  },
  {
    name: 'an MTA descriptor with a hook',
    text: mta('  parameters: {no-route: true}\n  hooks: [{name: a}]\n'),
    environment: 'closed',
    verdict: 'limited',
    found: ['mta-unmapped 8'],
  },
  {
    name: 'an MTA descriptor that is refused',
    text: mta('  parameters:\n    no-route: true\n    disk-quota: 5X\n'),
    environment: 'closed',
    verdict: refused,
    found: ['manifest-size 9'],
  },
  {
    name: 'an MTA descriptor whose service is missing',
    text: mta(
      '  requires: [{name: db}]\n  parameters: {no-route: true}\n',
      db.replace('postgres', 'nothing'),
    ),
    environment: 'closed',
    verdict: 'unknown',
  },
  {
    name: 'an MTA descriptor with content, which becomes no app',
    text: `${mta('  requires: [{name: db}]\n  parameters: {no-route: true}\n')}- name: pages\n  type: com.sap.application.content\n${db}`,
    environment: 'closed',
    verdict: 'limited',
    found: ['mta-unmapped 10'],
  },
  {
    name: 'an MTA descriptor whose resource is of a type that another made',
    text: mta(
      '  requires: [{name: db}]\n  parameters: {no-route: true}\n',
      db.replace('org.cloudfoundry.managed-service', 'com.sap.xs.hdi-container').replace('small', 'none'),
    ),
    environment: 'closed',
    verdict: 'no',
  },
  {
    name: 'a Score workload that fits',
    text: 'apiVersion: score.dev/v1b1\nmetadata: {name: api}\ncontainers:\n  web: {image: ., resources: {limits: {memory: 512Mi}}}\nresources:\n  db: {type: postgres}\n',
    environment: 'closed',
    verdict: 'limited',
  },
  {
    name: 'a Score workload as an image',
    text: 'apiVersion: score.dev/v1b1\nmetadata: {name: api}\ncontainers:\n  web: {image: registry.example/api:1}\n',
    environment: 'closed',
    verdict: 'no',
  },
  {
    name: 'a Score workload with a volume',
    text: 'apiVersion: score.dev/v1b1\nmetadata: {name: api}\ncontainers:\n  web:\n    image: .\n    volumes:\n    - {source: a, target: /a}\n',
    environment: 'closed',
    verdict: 'limited',
    found: ['score-unmapped 7'],
  },
  {
    name: 'an MTA descriptor where the organisation has a limit of logs',
    text: mta('  parameters: {no-route: true}\n'),
    verdict: 'refused',
    found: ['limit-log-rate 5'],
  },
  {
    name: 'a Score workload with thousandths of a byte',
    text: 'apiVersion: score.dev/v1b1\nmetadata: {name: api}\ncontainers:\n  web: {image: ., resources: {limits: {memory: 500m}}}\n',
    environment: 'closed',
    verdict: 'limited',
    found: ['score-unmapped 4'],
  },
]
