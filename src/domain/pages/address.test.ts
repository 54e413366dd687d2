import { describe, expect, it } from 'vitest'
import { kinds } from '../../model/registry.ts'
import { fileOf } from './address.ts'
import { addressOf } from './entry-address.ts'

describe('addressOf', () => {
  it('is a place of its own for each kind', () => {
    const places = kinds.flatMap((kind) => addressOf({ kind, id: 'x', environment: 'il5' }) ?? [])
    expect(new Set(places).size).toBe(places.length)
    for (const place of places) expect(place).toMatch(/^\/(?:[a-z0-9-]+(?:\/[a-z0-9-]+)*(?:#x)?)?$/)
  })

  it('of a shared triage path is in an environment, or in the list of symptoms', () => {
    const path = { kind: 'triage', id: 'crash' } as const
    expect(addressOf(path)).toBe('/triage#crash')
    expect(addressOf(path, 'il5')).toBe('/environments/il5/triage/crash')
    expect(addressOf({ ...path, environment: 'il5' })).toBe('/environments/il5/triage/crash')
  })
})

describe('fileOf', () => {
  it.each([
    ['/', 'index.html'],
    ['/guides/canary', 'guides/canary.html'],
    ['/guides/canary#begin', 'guides/canary.html'],
    ['/search?q=502', 'search.html'],
    ['/environments/il5', 'environments/il5/index.html'],
    ['/environments/il5/services#postgres', 'environments/il5/services.html'],
  ])('%s is in %s', (address, file) => {
    expect(fileOf(address)).toBe(file)
  })
})
