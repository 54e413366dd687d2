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
      'a header that was cut off from its rows',
      'Getting all service offerings from marketplace in org o / space s as u...\n\noffering   plans   description   broker\n',
      ['export-table 3'],
    ],
    [
      'a table in a fence',
      '```\noffering   plans   description   broker\neel-db     small   Eels          eels\n```\n',
      ['eels/eel-db: small'],
    ],
    [
      'who may use what',
      'Getting service access as pat...\n\nbroker: eels\n   offering   plan    access   orgs\n   eel-db     small   all      \n',
      ['input-kind 1'],
    ],
    [
      'brokers',
      'Getting service brokers as pat...\n\nname   url\neels   https://eels.example\n',
      ['input-kind 1'],
    ],
    [
      'apps',
      'Getting apps in org o / space s as u...\n\nname   routes\na      b.example\n',
      ['input-kind 1'],
    ],
    ['nobody signed in', "FAILED\nNot logged in. Use 'cf login' to log in.\n", ['export-error 1']],
    ['headers first', 'HTTP/1.1 200 OK\n\n{"resources": []}\n', ['export-error 1']],
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
    [
      'JSON in a variable of the broker’s manifest',
      `applications:\n- name: b\n  env:\n    CATALOG: '{"services": [${service}]}'\n`,
      ['?/eel-db: small'],
    ],
    [
      'JSON in a block',
      `settings:\n  catalog: |\n    {"catalog": {"services": [${service}]}}\n`,
      ['?/eel-db: small'],
    ],
    ['JSON that is none', `a: '{"plans" x'`, ['input-kind 1']],
    ['services without plans', '{"services": [{"id": "i", "name": "eel-db"}]}', ['input-kind 1']],
    ['a plan without its page', '[{"guid": "p", "name": "small", "relationships": {}}]', ['input-kind 1']],
    ['a catalog of nothing', '{"services": []}', []],
    ['no catalog', '{"config": {"catalog": {"services": ["a", "b"]}}}', ['input-kind 1']],
    ['lists of something else', '{"catalog": [{"name": "a"}, {"name": "b"}]}', ['input-kind 1']],
  ])('%s', (_name, text, expected) => expect(short(text)).toEqual(expected))
})
