import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { usScheme } from '../src/domain/marking/us-scheme.ts'
import { schemeSchema } from '../src/model/scheme.ts'

it('the scheme of the workspace is the default, written out', () => {
  const text = readFileSync(new URL('../environments/scheme.yaml', import.meta.url), 'utf8')
  expect(schemeSchema.parse(parse(text))).toEqual(usScheme)
})
