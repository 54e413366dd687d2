import { define } from './rule.ts'

const cliManifest =
  'cf CLI v7 and newer, util/manifestparser/manifest.go (`applications` and `version` alone)'
const cliApp = 'cf CLI v7 and newer, util/manifestparser/application.go'

/** What cf v6 read and newer ones drop without a word: the app would run without it. */
export const lostRules = define('lost', {
  'manifest-top-level': {
    title: 'An attribute outside `applications`',
    why: 'cf v6 gave it to every app. cf v7 and newer drop it without a word, so the app runs as if it were not there. That is how it is judged.',
    source: cliManifest,
    wrong: 'memory: 1G\napplications:\n- name: app\n  no-route: true',
    right: 'applications:\n- name: app\n  memory: 1G\n  no-route: true',
  },
  'manifest-removed': {
    title: 'An attribute of cf v6',
    why: 'cf v7 and newer drop `host`, `hosts`, `domain`, `domains` and `no-hostname` without a word, and give the app its default route.',
    source: `${cliApp}; Cloud Foundry docs, "App manifest attribute reference", deprecated attributes`,
    wrong: 'host: orders',
    right: 'routes:\n- route: orders.apps.stage.example',
  },
  'manifest-inherit': {
    title: 'A manifest that inherits from another',
    why: 'cf v7 and newer drop `inherit` without a word, so this file is judged alone.',
    source: cliManifest,
    wrong: 'inherit: base.yml\napplications:\n- name: app\n  no-route: true',
    right: 'applications:\n- name: app\n  no-route: true',
  },
})

/** What goes through and is read in another way than it looks. */
export const otherwiseRules = define('otherwise', {
  'manifest-unknown': {
    title: 'An attribute that nothing reads',
    why: 'A misspelt attribute is dropped without a word, and its default counts.',
    source: 'Cloud Controller, AppManifestMessage (no check of additional keys)',
    wrong: 'processes:\n- type: web\n  memroy: 256M',
    right: 'processes:\n- type: web\n  memory: 256M',
  },
  'manifest-name-given': {
    title: 'An app without a name',
    why: 'cf takes it from `cf push NAME`, and stops where none is given there.',
    source: 'cf CLI, actor/v7pushaction/handle_app_name_override.go',
    wrong: 'applications:\n- memory: 256M\n  no-route: true',
    right: 'applications:\n- name: app\n  memory: 256M\n  no-route: true',
  },
  'manifest-spelling-twice': {
    title: 'An attribute in both spellings',
    why: '`health-check-type` and `health_check_type` are one attribute to Cloud Controller; the last one counts.',
    source: 'Cloud Controller, AppManifestMessage.underscore_keys',
    wrong: 'health-check-type: process\nhealth_check_type: port',
    right: 'health-check-type: port',
  },
  'manifest-web-process': {
    title: 'Attributes of the app beside a process `web`',
    why: 'Where `processes` lists `web`, size and health check of the app itself count for nothing: Cloud Controller takes those of the process, and the defaults for what it does not say.',
    source: 'Cloud Controller, AppManifestMessage#process_attributes',
    wrong: 'instances: 3\nprocesses:\n- type: web\n  memory: 256M',
    right: 'processes:\n- type: web\n  memory: 256M\n  instances: 3',
  },
  'manifest-merge-late': {
    title: 'A merge key below a key of the same name',
    why: 'YAML lets what is written beside `<<` win. The parser of cf lets the last one win, so what `<<` brings takes its place.',
    source: 'gopkg.in/yaml.v2, decode.go (mapping and merge)',
    wrong: 'env:\n  LEVEL: debug\n  <<: {LEVEL: info}',
    right: 'env:\n  <<: {LEVEL: info}\n  LEVEL: debug',
  },
  'manifest-routes-unused': {
    title: 'Routes beside `no-route: true`',
    why: 'No route is made, and those that are mapped are taken away.',
    source: 'Cloud Controller, AppApplyManifest#update_routes',
    wrong: 'no-route: true\nroutes:\n- route: app.apps.stage.example',
    right: 'routes:\n- route: app.apps.stage.example',
  },
  'manifest-yaml-value': {
    title: 'A value that YAML 1.1 reads as something else',
    why: 'cf reads YAML 1.1: without quotes `on`, `yes` and `n` are truth values, `010` is 8, `1.10` is 1.1, and that is what arrives.',
    source: 'gopkg.in/yaml.v2, resolve.go',
    wrong: 'env:\n  RELEASE: 1.10',
    right: "env:\n  RELEASE: '1.10'",
  },
  'manifest-instances-cut': {
    title: 'A fraction where a whole number is wanted',
    why: 'cf cuts it off: of `instances` and of `timeout`.',
    source: 'gopkg.in/yaml.v2, decode.go (a float into an int)',
    wrong: 'instances: 1.5',
    right: 'instances: 2',
  },
  'manifest-docker-password': {
    title: 'A registry password in the manifest',
    why: 'cf does not read it there: it takes CF_DOCKER_PASSWORD. A password in a file gets copied.',
    source: 'cf CLI, util/manifestparser/application.go, Docker',
    wrong: 'docker:\n  image: registry.example/app:1\n  username: puller\n  password: hidden',
    right: 'docker:\n  image: registry.example/app:1\n  username: puller',
  },
  'env-nested': {
    title: 'A variable whose value is a list or a map',
    why: 'Variables are text. Cloud Controller writes lists and maps as Ruby prints them, which is no JSON.',
    source: 'Cloud Controller, AppManifestMessage#env_update_attribute_mapping',
    wrong: 'env:\n  SETTINGS: {a: 1}',
    right: `env:\n  SETTINGS: '{"a": 1}'`,
  },
  'manifest-key-twice': {
    title: 'A key twice in a manifest',
    why: 'cf takes the last one without a word, and the others are lost.',
    source: 'gopkg.in/yaml.v2, decode.go (a later key takes the place of an earlier one)',
    wrong: 'memory: 256M\nmemory: 512M',
    right: 'memory: 512M',
  },
  'manifest-documents': {
    title: 'Several YAML documents in one manifest',
    why: 'cf reads the first and no other, so apps that stand behind a second `---` are not pushed.',
    source: 'cf CLI, util/manifestparser/parser.go (yaml.Unmarshal reads one document)',
    wrong:
      'applications:\n- name: app\n  no-route: true\n---\napplications:\n- name: other\n  no-route: true',
    right: 'applications:\n- name: app\n  no-route: true\n- name: other\n  no-route: true',
  },
  'lifecycle-type': {
    title: 'A lifecycle that does not exist',
    why: 'There are `buildpack` and `cnb`, and an image under `docker` is one by itself. Cloud Controller takes no notice of another word, so that the app is staged with buildpacks.',
    source: 'Cloud Controller, AppManifestMessage#app_lifecycle_hash',
    wrong: 'lifecycle: kubernetes',
    right: 'lifecycle: buildpack\nbuildpacks: [java_buildpack]',
  },
  'manifest-deprecated': {
    title: 'A deprecated attribute',
    why: 'It still works, and will go: `buildpack` became `buildpacks`, the health check `none` became `process`.',
    source: 'Cloud Foundry docs, "App manifest attribute reference", deprecated attributes',
    wrong: 'health-check-type: none',
    right: 'health-check-type: process',
  },
})

export const waitingRules = define('waits', {
  'manifest-variables': {
    title: 'A variable without a value',
    why: 'cf push stops: "Expected to find variables". What does not depend on it is judged all the same.',
    source: 'bosh-cli director/template, with which the cf CLI fills manifests in',
    wrong: 'env:\n  LOG_LEVEL: ((log-level))',
    right: 'env:\n  LOG_LEVEL: info',
  },
})
