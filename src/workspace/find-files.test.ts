import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { nearest } from '../domain/base/nearest.ts'
import { contentTypes, kinds } from '../model/registry.ts'
import { listFiles, locate, placesLike } from './find-files.ts'

describe('locate', () => {
  it.each([
    ['layer.yaml', { kind: 'layer', id: 'layer' }],
    ['content/site.yaml', { kind: 'site', id: 'site' }],
    ['environments/il5/environment.yaml', { kind: 'environment', environment: 'il5', id: 'il5' }],
    ['environments/il5/services.yaml', { kind: 'availability', environment: 'il5', id: 'il5' }],
    ['environments/il5/triage/slow.mdx', { kind: 'triage', environment: 'il5', id: 'slow' }],
    ['content/triage/slow.mdx', { kind: 'triage', id: 'slow' }],
    ['content/guides/canary.mdx', { kind: 'guide', id: 'canary' }],
    ['content/guides/a/b/canary.mdx', { kind: 'guide', id: 'canary' }],
    ['content/services/a/b.mdx', undefined],
    ['environments/il5/deep/services.yaml', undefined],
    ['content/site.yml', undefined],
    ['xlayer.yaml', undefined],
    ['content/siteXyaml', undefined],
  ])('%s', (path, expected) => {
    expect(locate(path)).toEqual(expected)
  })

  it('finds the place of every content type', () => {
    for (const kind of kinds)
      for (const path of contentTypes[kind].files)
        expect(locate(path.replace('**/', '').replace('<env>', 'il5').replace('<id>', 'x'))?.kind, path).toBe(
          kind,
        )
  })
})

describe('placesLike', () => {
  it.each([
    ['environments/il4/service.yaml', 'environments/il4/services.yaml'],
    ['environments/il4/services.yml', 'environments/il4/services.yaml'],
    ['environments/network.yaml', 'environments/networks.yaml'],
    ['environments/il4/lesson/late.mdx', 'environments/il4/lessons/late.mdx'],
    ['content/guides/start/canary.md', 'content/guides/start/canary.mdx'],
    ['content/triages/slow.mdx', 'content/triage/slow.mdx'],
  ])('%s was meant for %s', (path, expected) => {
    expect(nearest(path, placesLike(path))).toBe(expected)
  })
})

describe('listFiles', () => {
  it('lists files in one order, without hidden ones and links', () => {
    const root = mkdtempSync(join(tmpdir(), 'fieldbook-files-'))
    try {
      mkdirSync(join(root, 'b/c'), { recursive: true })
      mkdirSync(join(root, '.git'))
      for (const path of ['b/c/z', 'b/a', 'a', 'B', '.hidden', '.git/x']) writeFileSync(join(root, path), '')
      symlinkSync('/etc', join(root, 'link'))
      expect(listFiles(root)).toEqual(['B', 'a', 'b/a', 'b/c/z'])
    } finally {
      rmSync(root, { recursive: true })
    }
  })

  it('lists nothing where there is no folder', () => {
    expect(listFiles('/does/not/exist')).toEqual([])
  })
})
