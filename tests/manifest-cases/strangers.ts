const app = (...lines: string[]) => `applications:\n- name: a\n${lines.map((line) => `  ${line}\n`).join('')}`

/** Files of other tools, outputs of other commands and texts that still wait for a tool, none of them a manifest. */
export const strangers: readonly { name: string; text: string; says: RegExp }[] = [
  {
    name: 'an MTA extension descriptor',
    text: '_schema-version: "3.1"\nID: a.more\nextends: a\nmodules:\n- name: api\n  parameters: {memory: 1G}\n',
    says: /MTA extension descriptor.*that it extends/,
  },
  {
    name: 'a Score workload without a container',
    text: 'apiVersion: score.dev/v1b1\nmetadata: {name: a}\n',
    says: /it has no container/,
  },
  {
    name: 'a record of a meeting',
    text: 'marking: UNCLASSIFIED\nteam: Gulls\nrecorded: 2026-11-20\ntarget: {environment: il4}\nservices: []\n',
    says: /an intake record.*records are for `fieldbook intake`/,
  },
  {
    name: 'the record of a release',
    text: 'app: gulls\nversion: 1.2.0\nenvironments: [il4]\nrecorded: 2026-11-20\n',
    says: /a release record.*`fieldbook ready`/,
  },
  {
    name: 'compose with one service that says how it is made elsewhere',
    text: 'services:\n  web: {image: nginx}\n  job: {command: run}\nvolumes: {}\n',
    says: /docker compose/,
  },
  { name: 'a kustomization', text: 'resources:\n- a.yaml\n- b.yaml\n', says: /a kustomization/ },
  {
    name: 'a Terraform state',
    text: '{"version": 4, "terraform_version": "1.9.0", "serial": 3, "resources": []}',
    says: /a Terraform state/,
  },
  { name: 'Terraform in one line', text: 'module "gulls" { source = "./gulls" }\n', says: /Terraform/ },
  {
    name: 'a BOSH manifest',
    text: 'name: gulls\nreleases: []\nstemcells: []\ninstance_groups: [{name: a}]\n',
    says: /a BOSH manifest/,
  },
  {
    name: 'operations of BOSH',
    text: '- type: replace\n  path: /applications/0/memory\n  value: 1G\n',
    says: /BOSH operations.*bosh interpolate/,
  },
  { name: 'a pipeline of Concourse', text: 'jobs:\n- name: a\n  plan: [{get: b}]\n', says: /a pipeline/ },
  { name: 'a pipeline of GitHub', text: 'on: [push]\njobs:\n  a: {steps: []}\n', says: /a pipeline/ },
  { name: 'a pipeline of GitLab', text: 'stages: [a]\nb: {script: [make]}\n', says: /a pipeline/ },
  { name: 'CloudFormation', text: 'AWSTemplateFormatVersion: "2010-09-09"\n', says: /a cloud vendor/ },
  { name: 'an API', text: 'openapi: 3.1.0\ninfo: {title: a}\n', says: /a description of an API/ },
  { name: 'a package', text: '{"name": "a", "dependencies": {}}', says: /a package of npm/ },
  { name: 'settings of Spring', text: 'spring:\n  application: {name: a}\n', says: /settings of Spring/ },
  { name: 'a Procfile', text: 'web: bundle exec puma\nworker: rake work\n', says: /a Procfile.*`command`/ },
  { name: 'values for variables', text: 'host: gulls\nmemory: 1G\n', says: /values for variables/ },
  { name: 'a script', text: '#!/bin/sh\ncf push\n', says: /a script/ },
  { name: 'TOML', text: '[build]\nbuilder = "a"\n', says: /TOML/ },
  {
    name: 'cf env',
    text: 'Getting env variables for app a in org o / space s as u...\nOK\n\nSystem-Provided:\nVCAP_SERVICES: {\n',
    says: /another cf command.*create-app-manifest/,
  },
  {
    name: 'cf app',
    text: 'Showing health and status for app a in org o / space s as u...\n\nname: a\n',
    says: /another cf command/,
  },
  {
    name: 'cf without a session',
    text: "FAILED\nNot logged in. Use 'cf login' to log in.\n",
    says: /not signed in.*cf login/,
  },
  {
    name: 'cf curl -i',
    text: 'HTTP/1.1 200 OK\nContent-Type: application/json\n\n{"resources": []}\n',
    says: /headers stand before.*-i/,
  },
  {
    name: 'one resource of the API',
    text: '{"guid": "a", "name": "b", "links": {}}',
    says: /without its page/,
  },
  {
    name: 'an error of the UAA',
    text: '{"error": "invalid_token", "error_description": "it is over"}',
    says: /error answer.*invalid_token/,
  },
  { name: 'a mark of Go or Jinja in quotes', text: app('stack: "x-{{ .Stack }}"'), says: /`\{\{…\}\}`/ },
  { name: 'a mark of ERB in quotes', text: app('stack: "<%= stack %>"'), says: /template|`<%…%>`/ },
  { name: 'envsubst without braces', text: app('memory: $MEMORY'), says: /`\$NAME`.*envsubst/ },
  { name: 'a mark of Octopus', text: app('stack: "#{Gulls.Stack}"'), says: /`#\{…\}`/ },
  { name: 'a mark of Maven', text: app('stack: "@gulls.stack@"'), says: /`@NAME@`/ },
  { name: 'a map as a key', text: `? a: b\n: c\n${app()}`, says: /a map stands for a key/ },
  { name: 'a map as a key, in braces', text: `{a: b}: c\n${app()}`, says: /a map stands for a key/ },
  { name: 'a list as a key', text: `? [a, b]\n: c\n${app()}`, says: /a list stands for a key/ },
  { name: 'braces of a template', text: 'applications:\n- name: {{ name }}\n', says: /a template/ },
  { name: 'apps by name', text: 'applications:\n  a: {memory: 1G}\n', says: /is a map, and cf wants a list/ },
  { name: 'YAML 1.2 by its own word', text: `%YAML 1.2\n---\n${app()}`, says: /cf refuses `%YAML 1.2`/ },
  {
    name: 'an alias inside what it points at',
    text: 'applications: &all\n- {name: a, env: *all}\n',
    says: /\*all stands inside what it points at/,
  },
]
