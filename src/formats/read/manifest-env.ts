import type { App } from '../../domain/fit/app.ts'
import { asMerged, keyWord } from './manifest-attributes.ts'
import type { Fields } from './manifest-fields.ts'
import type { Tree } from './tree.ts'

/** Which hosts the environment variables name. Of their values nothing else is kept: they hold secrets. */
export function readEnv(env: Tree | undefined, fields: Fields): App['addresses'] {
  if (!env || (env.kind === 'scalar' && env.missing)) return []
  if (env.kind !== 'map') {
    fields.remark('env-form', env.at, 'env', 'it is no map', 'write `NAME: VALUE`')
    return []
  }
  return [...asMerged(env, fields)].flatMap(([variable, { at, value }]) => {
    checkName(variable, at, fields)
    if (env.oddKeys?.has(variable) && variable !== '')
      fields.remark(
        'env-name',
        at,
        keyWord(variable),
        'without quotes it is no text',
        'put the name in quotes',
      )
    const name = keyWord(variable)
    if (value.kind !== 'scalar') {
      const kind = value.kind === 'list' ? 'a list' : 'a map'
      fields.remark(
        'env-nested',
        value.at,
        name,
        `it is ${kind}, which arrives as Ruby prints it`,
        'write JSON in quotes',
      )
      return []
    }
    fields.arrives(value, name)
    return [...hostsIn(value.text)].map((host) => ({ variable: name, host, at: value.at }))
  })
}

function checkName(variable: string, at: Tree['at'], fields: Fields) {
  if (variable === '') return fields.remark('env-name', at, 'env', 'a variable has no name', 'give it one')
  if (!/^(?:VCAP_|VMC|PORT$)/i.test(variable)) return
  fields.remark('env-name', at, keyWord(variable), 'the platform alone sets it', 'take another name')
}

const address =
  /\b[a-z][a-z0-9+.-]{0,15}:\/\/(?:[^\s/@]{0,200}@)?((?:[a-z0-9](?:[a-z0-9.-]{0,251}))(?:\.[a-z]{2,24}|\.\d{1,3}))(?=[:/?#,;\s"'\])}]|$)/gi
const withPort = /^((?:[a-z0-9][a-z0-9-]{0,62}\.)+[a-z]{2,24}):\d{1,5}$/i

function hostsIn(text: string): Set<string> {
  const bare = withPort.exec(text.slice(0, 300).trim())?.[1]
  const found = [...text.slice(0, 2000).matchAll(address)].map((match) => match[1] as string)
  return new Set([...(bare === undefined ? [] : [bare]), ...found].map((host) => host.toLowerCase()))
}
