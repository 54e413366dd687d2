import { describe, expect, it } from 'vitest'
import { source } from '../../../tests/format-fixtures.ts'
import { readLive } from './live.ts'
import { readInstances } from './service-instances.ts'

/** A reading in short: `broker/name: plans`, or `code line`. */
function short(text: string, broker?: string): string[] {
  const { value, problems } = readLive([source(text)], broker === undefined ? {} : { broker })
  const found = [
    ...(value?.offerings.map(
      (o) => `${o.broker ?? '?'}/${o.name}: ${o.plans?.map((p) => p.name).join(' ') ?? '-'}`,
    ) ?? []),
    ...(value?.buildpacks.map(
      (b) => `${b.name} ${b.stack ?? '*'} ${b.lifecycle} ${b.version ?? '?'}${b.locked ? ' locked' : ''}`,
    ) ?? []),
    ...(value?.stacks.map((s) => `${s.name} ${s.state ?? '?'}`) ?? []),
  ]
  return [...found, ...problems.map((p) => `${p.code} ${p.at.line}`)]
}

const one = (
  offering: string,
  broker: string,
  plan: string,
) => `Getting service plan information for service offering ${offering} in org moor / space dev as pat...

broker: ${broker}
   plan    description   free or paid   costs
   ${plan.padEnd(5)}   One of it     free           
`

describe('tables of cf', () => {
  it.each<[string, string, string[]]>([
    [
      '-e twice',
      one('eel-db', 'eels', 'small') + one('cod-mq', 'cods', 'own'),
      ['eels/eel-db: small', 'cods/cod-mq: own'],
    ],
    [
      '-e three times, with what was typed',
      ['a', 'b', 'c'].map((n) => `pat@desk:~$ cf marketplace -e ${n}\n${one(n, `of-${n}`, 'p')}`).join('\n'),
      ['of-a/a: p', 'of-b/b: p', 'of-c/c: p'],
    ],
    [
      'the listing, then -e',
      `Getting all service offerings from marketplace in org o / space s as u...\n\noffering   plans   description   broker\neel-db     small   Eels          eels\n\nTIP: x\n${one('eel-db', 'eels', 'large')}`,
      ['eels/eel-db: small large'],
    ],
    [
      '-s of v6 twice',
      'Getting service plan information for service x as u...\nOK\n\nservice plan   description   free or paid\np              A plan        free\n\nGetting service plan information for service y as u...\nOK\n\nservice plan   description   free or paid\nq              A plan        paid\n',
      ['?/x: p', '?/y: q'],
    ],
    [
      'v6.44 to v6.53',
      'Getting services from marketplace in org o / space s as u...\nOK\n\nservice   plans        description   broker\neel-db    small, big   Eels          eels\n\nTIP: y\n',
      ['eels/eel-db: small big'],
    ],
    [
      'v6.53 without plans',
      'service   description   broker\neel-db    Eels          eels\n',
      ['eels/eel-db: -'],
    ],
    [
      'v6.13',
      'Getting services from marketplace in org o / space s as u...\nOK\n\nservice   plans    description\neel-db    a, b*    Eels\n',
      ['?/eel-db: a b'],
    ],
    [
      'plans with a column that is new',
      'Getting service plan information for service offering x in org o / space s as u...\n\nbroker: b\n   plan   description   free or paid   costs   available   maintenance info\n   p      A plan        free                   yes         1.2.3\n',
      ['b/x: p'],
    ],
    [
      'plans of nothing',
      'plan   description   free or paid   costs\np      A plan        free           \n',
      ['export-table 1'],
    ],
    [
      'a row cut elsewhere',
      'offering   plans   description                broker\neel-db     small   Eels, on a streaming platform.   kafka-broker\n',
      ['export-table 2'],
    ],
    [
      'a row that begins elsewhere',
      'offering   plans   description   broker\neel-db     small   Eels          eels\n  cod-mq   own     Cods          cods\n',
      ['export-table 3'],
    ],
    [
      'blanks squeezed',
      'offering   plans   description   broker\neel-db small Eels eels\n',
      ['export-table 2'],
    ],
    [
      'a row without its broker',
      'offering   plans   description   broker\neel-db     small   Eels          \n',
      ['export-table 2'],
    ],
    [
      'v6, a row cut elsewhere',
      'service   plans   description\neel-db    small   Eels\nlonger-name   small   Cods\n',
      ['export-table 3'],
    ],
    [
      'buildpacks of v8',
      'Getting buildpacks as pat...\n\nposition   name             stack        enabled   locked   state   filename                       lifecycle\n1          java_buildpack   cflinuxfs4   true      true     READY   java-buildpack-v4.77.0.zip     buildpack\n2          java_buildpack   cflinuxfs4   true      false    READY   java-cnb-21.2.0.cnb            cnb\n',
      ['java_buildpack cflinuxfs4 buildpack 4.77.0 locked', 'java_buildpack cflinuxfs4 cnb 21.2.0'],
    ],
    [
      'buildpacks of v6',
      'Getting buildpacks...\n\nbuildpack        position   enabled   locked   filename                   stack\njava_buildpack   1          true      false    java-buildpack-v4.77.zip   cflinuxfs4\n',
      ['java_buildpack cflinuxfs4 buildpack 4.77'],
    ],
    [
      'buildpacks, a row cut elsewhere',
      'position   name   stack   enabled   locked   state   filename\n1          java_buildpack   cflinuxfs4   true   false   READY   x.zip\n',
      ['export-table 2'],
    ],
    [
      'stacks',
      'Getting stacks as pat...\n\nname         description\ncflinuxfs4   Jammy\nwindows      Windows\n',
      ['cflinuxfs4 ?', 'windows ?'],
    ],
    [
      'stacks with states',
      'name         description   state\ncflinuxfs3   Bionic        DEPRECATED\n',
      ['cflinuxfs3 deprecated'],
    ],
  ])('%s', (_name, text, expected) => expect(short(text)).toEqual(expected))

  it('of instances say nothing of what is offered, and say so', () => {
    const text =
      'Getting service instances in org o / space s as u...\n\nname   offering        plan    bound apps   last operation     broker   upgrade available\ndb     eel-db          small   a, b         create succeeded   eels     no\nold    user-provided                                                    \n'
    expect(readLive([source(text)]).value?.covers).toMatchObject({
      offerings: [],
      idle: ['service instances'],
    })
    expect(readInstances([source(text)]).value).toMatchObject([
      { kind: 'managed', name: 'db', offering: 'eel-db', plan: 'small' },
      { kind: 'user-provided', name: 'old' },
    ])
    const v6 =
      'Getting services in org o / space s as u...\n\nname   service   plan    bound apps   last operation\ndb     eel-db    small                create succeeded\n'
    expect(readInstances([source(v6)]).value).toMatchObject([
      { name: 'db', offering: 'eel-db', plan: 'small' },
    ])
  })
})

describe('catalogs where brokers keep them', () => {
  const service = '{"id": "i", "name": "eel-db", "plans": [{"id": "p", "name": "small"}]}'
  it.each<[string, string, string[]]>([
    ['a bare list', `[${service}]`, ['?/eel-db: small']],
    ['a bare list in YAML', '- name: eel-db\n  plans:\n  - name: small\n', ['?/eel-db: small']],
    [
      'spring',
      `{"spring": {"cloud": {"openservicebroker": {"catalog": {"services": [${service}]}}}}}`,
      ['?/eel-db: small'],
    ],
    [
      'spring, keys in one',
      `spring.cloud.openservicebroker.catalog: {services: [${service}]}`,
      ['?/eel-db: small'],
    ],
    [
      '…_config.catalog',
      `{"rds_config": {"region": "x", "catalog": {"services": [${service}]}}}`,
      ['?/eel-db: small'],
    ],
    ['a list under `catalog`', `{"broker": {"catalog": [${service}]}}`, ['?/eel-db: small']],
    [
      'properties of a job',
      `{"instance_groups": [{"jobs": [{"properties": {"broker": {"services": [${service}]}}}]}]}`,
      ['?/eel-db: small'],
    ],
    [
      'two of them',
      `{"a_config": {"catalog": {"services": [${service}]}}, "b_config": {"catalog": {"services": [{"name": "x", "plans": []}]}}}`,
      ['?/eel-db: small', '?/x: '],
    ],
    ['a service without a name', `{"services": [${service}, {"id": "j", "plans": []}]}`, ['input-value 1']],
    ['a catalog of nothing', '{"services": []}', []],
    ['no catalog', '{"config": {"catalog": {"services": ["a", "b"]}}}', ['input-kind 1']],
    ['lists of something else', '{"catalog": [{"name": "a"}, {"name": "b"}]}', ['input-kind 1']],
  ])('%s', (_name, text, expected) => expect(short(text)).toEqual(expected))
})

describe('what an export can speak for', () => {
  const page = (path: string, total: number, resources: object[]) =>
    JSON.stringify({
      pagination: { total_results: total, first: { href: `https://api.example/v3/${path}` } },
      resources,
    })
  it.each<[string, string, object]>([
    [
      'brokers only',
      page('service_brokers', 1, [{ guid: 'b', name: 'eels' }]),
      { idle: ['service_brokers'] },
    ],
    [
      'instances only',
      page('service_instances', 1, [{ guid: 'i', name: 'db' }]),
      { idle: ['service_instances'] },
    ],
    [
      'plans without offerings',
      page('service_plans', 1, [{ guid: 'p', name: 'x' }]),
      { idle: ['service_plans without their offerings'] },
    ],
    [
      'an empty filtered page',
      page('service_plans?names=x', 0, []),
      { idle: ['an empty, filtered list of service_plans'] },
    ],
    [
      'page 1 of 3',
      page('stacks?page=1', 3, [{ guid: 's', name: 'a' }]),
      { missing: [{ what: 'stacks', have: 1, total: 3 }] },
    ],
  ])('%s', (_name, text, expected) => {
    const covers = readLive([source(text)]).value?.covers
    expect(covers).toMatchObject({ offerings: [], buildpacks: [], stacks: false, ...expected })
  })
})
