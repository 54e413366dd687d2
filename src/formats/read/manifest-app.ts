import type { App } from '../../domain/fit/app.ts'
import type { Position } from '../../domain/playbook/problem.ts'
import { checkEmpty, checkKnown } from './manifest-attributes.ts'
import { readEnv } from './manifest-env.ts'
import type { Fields } from './manifest-fields.ts'
import { checkFeatures, checkMetadata, readBindings, readSidecars } from './manifest-parts.ts'
import { type Attributes, presentValue } from './manifest-present.ts'
import { readProcesses } from './manifest-process.ts'
import { readRoutes } from './manifest-routes.ts'
import { given } from './osb.ts'
import { child, type Tree } from './tree.ts'

/** What stands for the name of an app that has none. */
export const noName = '(no name)'

/** One app of a manifest, with what the platform refuses or reads in another way. */
export function readApp(attributes: Attributes, at: Position, fields: Fields): App {
  const get = (key: string) => presentValue(attributes, key)
  const written = fields.text(get('name'), 'name')
  const name = written && written.value !== '' ? written : { at, value: noName }
  for (const key of ['lifecycle', 'docker', 'no-route']) fields.pend(get(key), key)
  fields.text(get('path'), 'path')
  const docker = readDocker(get('docker'), fields)
  const cnb = readLifecycle(attributes, fields)
  const stack = fields.text(get('stack'), 'stack')
  const buildpacks = readBuildpacks(attributes, fields)
  checkStaging(attributes, buildpacks, cnb, fields)
  checkEmpty(attributes, fields)
  checkFeatures(get('features'), fields)
  checkMetadata(get('metadata'), fields)
  return {
    name,
    at,
    processes: readProcesses(attributes, at, fields),
    sidecars: readSidecars(get('sidecars'), fields),
    routes: readRoutes(attributes, at, fields),
    addresses: readEnv(get('env'), fields),
    remarks: fields.remarks,
    pending: fields.pending,
    ...given('stack', stack),
    ...given('docker', docker),
    ...given('cnb', cnb),
    ...given('buildpacks', buildpacks),
    ...given('services', readBindings(get('services'), fields)),
  }
}

function readDocker(docker: Tree | undefined, fields: Fields): App['docker'] {
  if (!docker || (docker.kind === 'scalar' && docker.missing)) return undefined
  const image = docker.kind === 'map' ? fields.text(child(docker, 'image'), 'docker.image') : undefined
  if (docker.kind !== 'map' || !image) {
    fields.remark(
      'docker-form',
      docker.at,
      'docker',
      'it names no image',
      'write `docker: {image: REGISTRY/NAME:TAG}`',
    )
    return undefined
  }
  const password = docker.entries.get('password')
  if (password) {
    const fix = 'take it out, and set CF_DOCKER_PASSWORD where you push'
    fields.remark('manifest-docker-password', password.at, 'docker.password', 'cf does not read it', fix)
  }
  checkKnown(docker.entries, ['image', 'username', 'password'], '`docker`', fields)
  return { image, at: docker.at }
}

function readLifecycle(attributes: Attributes, fields: Fields): App['cnb'] {
  const tree = presentValue(attributes, 'lifecycle')
  const lifecycle = fields.text(tree, 'lifecycle')
  if (!lifecycle || lifecycle.missing || !tree) return undefined
  if (lifecycle.value === 'cnb') return { at: lifecycle.at }
  if (lifecycle.value === 'buildpack' && attributes.has('docker'))
    fields.remark(
      'docker-buildpacks',
      lifecycle.at,
      'lifecycle',
      'it is `buildpack`, with an image',
      'take it out',
    )
  else if (lifecycle.value !== 'buildpack' && !(lifecycle.value === 'docker' && attributes.has('docker')))
    fields.remark(
      'lifecycle-type',
      lifecycle.at,
      'lifecycle',
      'there is no such lifecycle without `docker`, so it counts for nothing',
      'write buildpack or cnb',
    )
  return undefined
}

function readBuildpacks(attributes: Attributes, fields: Fields): App['buildpacks'] {
  const list = presentValue(attributes, 'buildpacks')
  const says = 'the name of a buildpack has to be text'
  if (list)
    return fields.many(list, 'buildpacks', (item) =>
      fields.strictText(item, 'buildpacks', 'manifest-list', says),
    )
  const one = presentValue(attributes, 'buildpack')
  if (!one) return undefined
  fields.remark('manifest-deprecated', one.at, 'buildpack', 'it is deprecated', 'write `buildpacks: [NAME]`')
  const name = fields.text(one, 'buildpack')
  // `default` and `null` ask the platform to detect one.
  const detect = name?.value === 'default' || name?.value === 'null'
  return name && !detect ? { at: one.at, value: [name] } : undefined
}

/** What excludes what. */
function checkStaging(
  attributes: Attributes,
  buildpacks: App['buildpacks'],
  cnb: App['cnb'],
  fields: Fields,
) {
  const place = (key: string) => attributes.get(key)?.at
  const [one, many, docker] = [place('buildpack'), place('buildpacks'), place('docker')]
  if (one && many)
    fields.remark('buildpack-twice', many, 'buildpacks', 'it stands with `buildpack`', 'keep `buildpacks`')
  if (docker && (one ?? many ?? cnb)) {
    const with_ = cnb && !one && !many ? 'another lifecycle' : 'buildpacks'
    fields.remark('docker-buildpacks', docker, 'docker', `it stands with ${with_}`, 'keep one of them')
  }
  if (cnb && !docker && !buildpacks?.missing && (buildpacks?.value.length ?? 0) === 0)
    fields.remark(
      'cnb-buildpacks',
      cnb.at,
      'lifecycle',
      'it is `cnb`, and no buildpack is named',
      'list them under `buildpacks`',
    )
}
