import { strangers } from './strangers.ts'

/** Files that are no manifest, with a word of what they are and of what to give. */
export const wrongKinds: readonly { name: string; text: string; says: RegExp }[] = [
  {
    name: 'Kubernetes',
    text: 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\n',
    says: /Kubernetes.*create-app-manifest/,
  },
  {
    name: 'Kubernetes Service',
    text: 'apiVersion: v1\nkind: Service\nspec: {ports: []}\n',
    says: /Kubernetes/,
  },
  { name: 'Helm', text: 'apiVersion: v2\nname: a\nversion: 1.0.0\n', says: /Helm/ },
  { name: 'compose', text: 'services:\n  web: {image: nginx}\n', says: /docker compose.*docker: \{image/ },
  {
    name: 'compose of before',
    text: 'version: "3"\nservices:\n  web: {build: .}\n  db: {image: postgres}\n',
    says: /docker compose/,
  },
  {
    name: 'Terraform',
    text: 'resource "cloudfoundry_app" "a" {\n  name = "a"\n}\n',
    says: /Terraform.*app manifest/,
  },
  {
    name: 'Terraform in JSON',
    text: '{"resource": {"cloudfoundry_app": {"a": {"name": "a"}}}}',
    says: /Terraform/,
  },
  { name: 'Spruce', text: 'applications:\n- name: (( grab meta.name ))\n', says: /Spruce.*spruce merge/ },
  { name: 'Spruce in a list', text: 'applications:\n- (( append ))\n- name: a\n', says: /Spruce/ },
  { name: 'ytt', text: '#@ load("@ytt:data", "data")\napplications:\n- name: a\n', says: /ytt/ },
  { name: 'ytt in a value', text: 'applications:\n- name: #@ data.values.name\n', says: /ytt/ },
  { name: 'envsubst', text: `applications:\n- name: berth-\${STAGE}\n`, says: /\$\{…\}.*envsubst/ },
  {
    name: 'envsubst with a default',
    text: `applications:\n- name: a\n  memory: \${MEMORY:-1G}\n`,
    says: /envsubst/,
  },
  {
    name: 'cf services',
    text: 'Getting service instances in org o / space s as u...\n\nname   offering   plan    bound apps   last operation\ndb     postgres   small   a            create succeeded\n',
    says: /cf services.*orders-db: postgres small/,
  },
  {
    name: 'cf services of v6',
    text: 'Getting services in org o / space s as u...\nOK\n\nname   service    plan    bound apps   last operation\n',
    says: /cf services/,
  },
  {
    name: 'cf marketplace',
    text: 'Getting services from marketplace in org o / space s as u...\nOK\n',
    says: /cf marketplace/,
  },
  {
    name: 'an MTA descriptor without modules',
    text: '_schema-version: "3.1"\nID: harbour\nversion: 1.0.0\n',
    says: /nothing in it becomes an app/,
  },
  { name: 'a Dockerfile', text: 'FROM eclipse-temurin:21\nCOPY . .\n', says: /Dockerfile/ },
  {
    name: 'a list of resources',
    text: 'resources:\n- {name: a, type: b}\nother: 1\n',
    says: /no `applications`/,
  },
  ...strangers,
]
