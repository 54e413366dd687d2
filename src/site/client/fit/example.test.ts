import { expect, it } from 'vitest'
import { catalog, environment } from '../../../../tests/minimal-catalog.ts'
import { readFit } from '../../../formats/read/fit.ts'
import { exampleFor } from './example.ts'

it.each([
  ['a catalog with nothing in it', catalog({})],
  ['one environment', catalog({ il5: environment({ name: 'il5' }) })],
])('the example can be read, whatever the playbook: %s', (_what, held) => {
  const { manifest, vars, services } = exampleFor(held, 'il5')
  const { value, problems } = readFit({
    manifest: { file: 'manifest.yml', text: manifest },
    varsFiles: [{ file: 'vars.yml', text: vars }],
  })
  expect(problems).toEqual([])
  expect(value?.manifest.unresolved.map(({ name }) => name)).toEqual(['log-level'])
  expect(services).toBe('')
})
