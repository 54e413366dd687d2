import { define } from './rule.ts'

const cliApp = 'cf CLI, util/manifestparser/application.go (gopkg.in/yaml.v2)'
const scale = 'Cloud Controller, ManifestProcessScaleMessage'
const bytes = 'Cloud Controller, AppManifestMessage#validate_byte_format and ByteQuantity'

/** Types, units and ranges of single values. */
export const valueRules = define('refused', {
  'manifest-number': {
    title: 'A number that cf cannot read as one',
    why: 'cf reads `instances` and `timeout` as whole numbers. In quotes, or with a unit, it stops with "cannot unmarshal !!str into int".',
    source: cliApp,
    wrong: 'instances: "2"',
    right: 'instances: 2',
  },
  'manifest-truth': {
    title: 'A truth value that is text',
    why: '`no-route`, `random-route` and `default-route` are true or false. In quotes they are text, and cf stops.',
    source: `${cliApp}; Cloud Controller, ManifestRoutesUpdateMessage`,
    wrong: 'no-route: "true"',
    right: 'no-route: true',
  },
  'manifest-text': {
    title: 'A list or a map where text is wanted',
    why: 'cf and Cloud Controller take one text here.',
    source: cliApp,
    wrong: 'stack: [cflinuxfs4]',
    right: 'stack: cflinuxfs4',
  },
  'manifest-list': {
    title: 'Something else where a list is wanted',
    why: 'Cloud Controller refuses a list of buildpacks, processes, sidecars or services that is none.',
    source: 'Cloud Controller, AppManifestMessage and BuildpackLifecycleDataMessage',
    wrong: 'buildpacks: java_buildpack',
    right: 'buildpacks: [java_buildpack]',
  },
  'manifest-size': {
    title: 'A size without a unit that Cloud Controller knows',
    why: 'Memory and disk are a number and B, K, KB, KiB, M, MB, MiB, G, GB, GiB, T, TB or TiB, with nothing between them.',
    source: bytes,
    wrong: 'memory: 512',
    right: 'memory: 512M',
  },
  'manifest-size-least': {
    title: 'Memory or disk of less than 1 MB',
    why: 'Cloud Controller counts whole megabytes and wants at least one. Only a log rate may be 0 or -1.',
    source: scale,
    wrong: 'memory: 512K',
    right: 'memory: 64M',
  },
  'manifest-log-rate': {
    title: 'A log rate that is none',
    why: 'It is a size for each second, `0` for no logs, or `-1` for no limit.',
    source: `${scale}; ${bytes}`,
    wrong: 'log-rate-limit-per-second: fast',
    right: 'log-rate-limit-per-second: 16K',
  },
  'manifest-instances': {
    title: 'A number of instances out of range',
    why: 'Cloud Controller takes 0 to 2,000,000.',
    source: scale,
    wrong: 'instances: -1',
    right: 'instances: 1',
  },
  'manifest-disk-twice': {
    title: 'Both spellings of the disk quota',
    why: 'cf stops with "cannot define both `disk_quota` and `disk-quota`".',
    source: cliApp,
    wrong: 'disk_quota: 1G\ndisk-quota: 1G',
    right: 'disk_quota: 1G',
  },
  'manifest-version': {
    title: 'A version of the manifest other than 1',
    why: 'Cloud Controller answers "Unsupported manifest schema version. Currently supported versions: [1]".',
    source: 'Cloud Controller, SpaceManifestsController#check_version_is_supported!',
    wrong: 'version: 2\napplications:\n- name: app\n  no-route: true',
    right: 'version: 1\napplications:\n- name: app\n  no-route: true',
  },
  'manifest-first-document': {
    title: 'A file whose first YAML document is empty',
    why: 'cf reads the first document and no other: "Manifest must have at least one application".',
    source: 'cf CLI, util/manifestparser/parser.go (yaml.Unmarshal reads one document)',
    wrong: '---\n---\napplications:\n- name: app\n  no-route: true',
    right: '---\napplications:\n- name: app\n  no-route: true',
  },
  'manifest-name': {
    title: 'Several apps, and one has no name',
    why: 'One app may take its name from `cf push NAME`; of several each needs its own.',
    source: 'cf CLI, actor/v7pushaction/handle_app_name_override.go',
    wrong: 'applications:\n- name: a\n  no-route: true\n- no-route: true',
    right: 'applications:\n- name: a\n  no-route: true\n- name: b\n  no-route: true',
  },
  'manifest-name-twice': {
    title: 'Two apps of one name',
    why: 'A space holds one app of a name, so the second would overwrite the first.',
    source: 'Cloud Controller, SpaceManifestsController',
    wrong: 'applications:\n- name: a\n  no-route: true\n- name: a\n  no-route: true',
    right: 'applications:\n- name: a\n  no-route: true\n- name: b\n  no-route: true',
  },
})
