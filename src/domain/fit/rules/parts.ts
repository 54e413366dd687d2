import { define } from './rule.ts'

const manifest = 'Cloud Controller, AppManifestMessage'
const update = 'Cloud Controller, ManifestProcessUpdateMessage'
const sidecar = 'Cloud Controller, SidecarCreateMessage'
const routes = 'Cloud Controller, ManifestRoutesUpdateMessage'

/** Processes, health checks, variables, sidecars, services, features, metadata. */
export const partRules = define('refused', {
  'process-type': {
    title: 'A process without a type',
    why: '"All Processes must specify a type".',
    source: `${manifest}#validate_processes!`,
    wrong: 'processes:\n- memory: 256M',
    right: 'processes:\n- type: web\n  memory: 256M',
  },
  'process-twice': {
    title: 'Two processes of one type',
    why: '"Process may only be present once".',
    source: `${manifest}#validate_processes!`,
    wrong: 'processes:\n- type: worker\n- type: worker',
    right: 'processes:\n- type: worker',
  },
  'process-command': {
    title: 'A command that is no text of 1 to 4096 characters',
    why: 'Cloud Controller stores the command of a process in 4096 characters.',
    source: update,
    wrong: 'command: 8080',
    right: 'command: bin/serve',
  },
  'health-type': {
    title: 'A health check of a type that does not exist',
    why: 'There are `port`, `process` and `http`; readiness takes the same.',
    source: `${update}; HealthCheckTypes`,
    wrong: 'health-check-type: tcp',
    right: 'health-check-type: port',
  },
  'health-endpoint': {
    title: 'An endpoint of a health check that is no path',
    why: 'It is a path that begins with `/`, on the port of the app.',
    source: `${update}; UriPathValidator`,
    wrong: 'health-check-type: http\nhealth-check-http-endpoint: healthz',
    right: 'health-check-type: http\nhealth-check-http-endpoint: /healthz',
  },
  'health-endpoint-type': {
    title: 'An endpoint with a health check that is not `http`',
    why: '\'Health check type must be "http" to set a health check HTTP endpoint\'.',
    source: 'Cloud Controller, HealthCheckValidator and ReadinessHealthCheckValidator',
    wrong: 'health-check-type: port\nhealth-check-http-endpoint: /healthz',
    right: 'health-check-type: http\nhealth-check-http-endpoint: /healthz',
  },
  'health-time': {
    title: 'A time or an interval that is no whole number of seconds',
    why: 'Cloud Controller takes 1 and more, without a unit.',
    source: update,
    wrong: 'timeout: 60s',
    right: 'timeout: 60',
  },
  'health-timeout-name': {
    title: '`health-check-timeout` in a process',
    why: '"Unknown field(s): \'health_check_timeout\'": the time to start is `timeout`. Outside of `processes` no notice is taken of it.',
    source: update,
    wrong: 'processes:\n- type: worker\n  health-check-timeout: 60',
    right: 'processes:\n- type: worker\n  timeout: 60',
  },
  'env-form': {
    title: 'Variables that are no map',
    why: '"Env must be an object of keys and values".',
    source: `${manifest}#validate_env_update_message!`,
    wrong: 'env: [LOG_LEVEL=info]',
    right: 'env:\n  LOG_LEVEL: info',
  },
  'env-name': {
    title: 'A variable whose name cannot be one',
    why: '`PORT`, and what begins with `VCAP_` or `VMC`, in capitals or not, is set by the platform alone. A name is text: without quotes `8080`, `on` and `y` are a number and truth values, and "key must be a string".',
    source: 'Cloud Controller, EnvironmentVariablesValidator',
    wrong: 'env:\n  PORT: "8080"',
    right: 'env:\n  METRICS_PORT: "9090"',
  },
  'sidecar-form': {
    title: 'A sidecar without name, command or process types',
    why: 'All three are needed. In a sidecar the key is `process_types`: `process-types` is not read.',
    source: sidecar,
    wrong: 'sidecars:\n- name: agent\n  process_types: [web]',
    right: 'sidecars:\n- name: agent\n  command: ./agent\n  process_types: [web]',
  },
  'sidecar-memory': {
    title: 'Memory of a sidecar that is none',
    why: 'It is a size, or a number of megabytes greater than 0.',
    source: `${sidecar}; AppManifestMessage#sidecar_create_attributes`,
    wrong: 'sidecars:\n- {name: agent, command: ./agent, process_types: [web], memory: some}',
    right: 'sidecars:\n- {name: agent, command: ./agent, process_types: [web], memory: 128}',
  },
  'sidecar-room': {
    title: 'A sidecar that takes all memory of its process',
    why: 'All sidecars of a process live in its memory together, and it needs some for itself.',
    source: 'Cloud Controller, SidecarMemoryLessThanProcessMemoryPolicy',
    wrong: 'memory: 256M\nsidecars:\n- {name: agent, command: ./agent, process_types: [web], memory: 256M}',
    right: 'memory: 256M\nsidecars:\n- {name: agent, command: ./agent, process_types: [web], memory: 64M}',
  },
  'services-form': {
    title: 'Services that are no list of names',
    why: 'Each is the name of an instance, as text, or a map with `name` and, if need be, `binding_name` (text) and `parameters`. A map with any other key is refused, not ignored.',
    source: 'Cloud Controller, ManifestServiceBindingCreateMessage',
    wrong: 'services:\n- name: orders-db\n  plan: small',
    right: 'services:\n- name: orders-db\n  binding_name: db',
  },
  'service-parameters': {
    title: 'Parameters of a binding that are no map',
    why: 'They go to the broker as an object. A file of parameters cannot be named here.',
    source: 'Cloud Controller, ManifestServiceBindingCreateMessage',
    wrong: 'services:\n- name: orders-db\n  parameters: params.json',
    right: 'services:\n- name: orders-db\n  parameters: {role: reader}',
  },
  'features-form': {
    title: 'A feature that no app has',
    why: 'Known are `ssh`, `revisions`, `service-binding-k8s` and `file-based-vcap-services`, each true or false; the last two exclude each other.',
    source: 'Cloud Controller, ManifestFeaturesUpdateMessage and AppFeatures',
    wrong: 'features:\n  shh: true',
    right: 'features:\n  ssh: true',
  },
  'metadata-form': {
    title: 'Metadata that is not made of labels and annotations',
    why: 'Cloud Controller takes maps of `labels` and `annotations`, and nothing else.',
    source: 'Cloud Controller, MetadataValidator',
    wrong: 'metadata:\n  labels: [orders]',
    right: 'metadata:\n  labels:\n    team: orders',
  },
  'metadata-key': {
    title: 'A label or an annotation whose key cannot be one',
    why: 'A key is at most 63 of letters, digits, `-`, `_` and `.`, begins and ends with a letter or digit, and may have a DNS name and `/` before it; `cloudfoundry.org/` is kept for the platform.',
    source: 'Cloud Controller, MetadataValidatorHelper',
    wrong: 'metadata:\n  labels:\n    -team: orders',
    right: 'metadata:\n  labels:\n    team: orders',
  },
  'metadata-value': {
    title: 'A label whose value cannot be one',
    why: 'At most 63 of letters, digits, `-`, `_` and `.`, with a letter or digit at both ends, or nothing. What is longer or freer is an annotation, of at most 5000 characters.',
    source: 'Cloud Controller, LabelsValidator and AnnotationsValidator',
    wrong: 'metadata:\n  labels:\n    team: Orders and tariffs',
    right: 'metadata:\n  annotations:\n    team: Orders and tariffs',
  },
  'routes-form': {
    title: 'Routes that are no list of routes',
    why: '"Routes must be a list of route objects", each with `route`.',
    source: routes,
    wrong: 'routes: [app.apps.stage.example]',
    right: 'routes:\n- route: app.apps.stage.example',
  },
  'route-address': {
    title: 'A route that is no address',
    why: 'It is HOST.DOMAIN, with a path or a port where the domain takes one. A port goes with no scheme but `tcp`.',
    source: 'Cloud Controller, ManifestRoute#valid?',
    wrong: 'routes:\n- route: ftp://app.apps.stage.example',
    right: 'routes:\n- route: https://app.apps.stage.example',
  },
  'route-protocol': {
    title: 'A protocol that no route has',
    why: "\"Route protocol must be 'http1', 'http2' or 'tcp'\".",
    source: routes,
    wrong: 'routes:\n- route: app.apps.stage.example\n  protocol: grpc',
    right: 'routes:\n- route: app.apps.stage.example\n  protocol: http2',
  },
  'route-options': {
    title: 'An option that no route has',
    why: 'There is `loadbalancing`: `round-robin`, `least-connection` or, where the platform has it, `hash`. `hash` needs `hash_header` (at most 128 characters) and takes `hash_balance`, which is 0 or 1.1 to 10; nothing else takes them.',
    source: 'Cloud Controller, ManifestRoutesUpdateMessage and RouteOptionsMessage',
    wrong: 'routes:\n- route: app.apps.stage.example\n  options: {loadbalancing: fastest}',
    right: 'routes:\n- route: app.apps.stage.example\n  options: {loadbalancing: least-connection}',
  },
  'route-random-default': {
    title: '`random-route` with `default-route`',
    why: '"Random-route and default-route may not be used together".',
    source: routes,
    wrong: 'random-route: true\ndefault-route: true',
    right: 'default-route: true',
  },
})

const staging = 'Cloud Controller, AppManifestMessage'

/** What stages an app, and what excludes what. */
export const stagingRules = define('refused', {
  'buildpack-twice': {
    title: '`buildpack` with `buildpacks`',
    why: '"Buildpack and Buildpacks fields cannot be used together".',
    source: `${staging}#validate_buildpack_and_buildpacks_combination!`,
    wrong: 'buildpack: java_buildpack\nbuildpacks: [java_buildpack]',
    right: 'buildpacks: [java_buildpack]',
  },
  'docker-buildpacks': {
    title: 'An image with buildpacks',
    why: '"Cannot specify both buildpack(s) and docker keys"; nor an image with another lifecycle: "Docker cannot be configured for a buildpack lifecycle app".',
    source: `${staging}#validate_docker_buildpacks_combination!; SpaceManifestsController#incompatible_with_docker`,
    wrong: 'docker:\n  image: registry.example/app:1\nbuildpacks: [java_buildpack]',
    right: 'docker:\n  image: registry.example/app:1',
  },
  'docker-form': {
    title: 'An image without its name',
    why: '`docker` is a map with `image`, and with `username` for a registry that asks who comes.',
    source: 'cf CLI, util/manifestparser/application.go, Docker',
    wrong: 'docker: registry.example/app:1',
    right: 'docker:\n  image: registry.example/app:1',
  },
  'cnb-buildpacks': {
    title: 'Cloud Native Buildpacks without naming one',
    why: 'Nothing is detected in this lifecycle: "Buildpack(s) must be specified when using Cloud Native Buildpacks".',
    source: 'Cloud Controller, CNBLifecycleDataMessage',
    wrong: 'lifecycle: cnb',
    right: 'lifecycle: cnb\nbuildpacks: [docker://registry.example/java-cnb]',
  },
})
