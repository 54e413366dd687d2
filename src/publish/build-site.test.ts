import { existsSync, rmSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { stages } from './build-site.ts'
import { makeStage } from './make-stage.ts'
import { astroConfig } from './program/build-program.ts'

describe('the stage of a build', () => {
  it('is a new folder each time, and everything that Astro keeps is in it', () => {
    const [one, other] = [makeStage(stages), makeStage(stages)]
    try {
      expect(one).not.toBe(other)
      const { root, cacheDir, publicDir } = astroConfig(one, `${one}/public`)
      for (const place of [root, cacheDir, publicDir]) expect(String(place).startsWith(one)).toBe(true)
      expect(existsSync(String(cacheDir))).toBe(false)
    } finally {
      for (const stage of [one, other]) rmSync(stage, { recursive: true })
    }
  })
})
