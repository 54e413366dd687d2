import { basename } from 'node:path'
import { contentVersion } from '../../model/content-version.ts'
import { configurationFile } from '../layers.ts'
import type { PlannedFile } from '../planned.ts'
import { readYaml } from '../yaml.ts'
import { YamlEdit } from '../yaml-edit.ts'
import { isRecord } from '../yaml-nodes.ts'
import { cadenceRules } from './cadence-rules.ts'
import { canaryFigures } from './canary-figures.ts'
import type { UpgradeStep } from './step.ts'

/** Every change of the content's form, the earliest first. Add one with the version that it makes. */
export const upgradeSteps: readonly UpgradeStep[] = [cadenceRules, canaryFigures]

/** A file of the workspace; `path` has the folder of its layer in front where there are several layers. */
export interface UpgradedFile {
  path: string
  /** The same in its layer. */
  inLayer: string
  text: string
}

export interface UpgradePlan {
  files: PlannedFile[]
  /** The steps that change something, in their order. */
  steps: readonly UpgradeStep[]
  /** What somebody has to decide: `file:line:col` and what. */
  left: { at: string; what: string }[]
}

/**
 * What brings content up to this version: the steps that came after `from`, or all where the content does not say what
 * it is written for. Where something changes, the configuration of the base, which is `base`, says so afterwards.
 */
export function planUpgrade(
  given: readonly UpgradedFile[],
  { from, base }: { from: number | undefined; base: string },
): UpgradePlan {
  const steps = upgradeSteps.filter(({ to }) => to > (from ?? 0))
  const used = new Set<UpgradeStep>()
  const left: UpgradePlan['left'] = []
  const files = given.flatMap(({ path, inLayer, text }): PlannedFile[] => {
    let after = text
    for (const step of steps) {
      if (!step.isOf(inLayer)) continue
      const source = readYaml(after, path)
      if (source.value === undefined) continue
      const edit = new YamlEdit(after)
      const open = step.upgrade(edit, source.value)
      for (const { path: place, what } of open) {
        const at = source.at(place)
        left.push({ at: `${at.file}:${at.line}:${at.col}`, what })
      }
      if (edit.result !== after) used.add(step)
      after = edit.result
    }
    return after === text ? [] : [{ path, before: text, after }]
  })
  const isBehind = from !== undefined && from < contentVersion
  if (files.length > 0 || isBehind) files.push(...versioned(given, base))
  return { files, steps: steps.filter((step) => used.has(step)), left }
}

/** The configuration with the version that content is written for now. */
function versioned(given: readonly UpgradedFile[], base: string): PlannedFile[] {
  const path = `${base}${configurationFile}`
  const found = given.find((file) => file.path === path)
  const line = `fieldbook: ${contentVersion}\n`
  if (!found)
    return [{ path, after: `# The version of the content's form. An older Fieldbook refuses it.\n${line}` }]
  const edit = new YamlEdit(found.text)
  const isWritten = isRecord(readYaml(found.text, path).value) && edit.set(['fieldbook'], contentVersion)
  const after = isWritten ? edit.result : `${found.text}${line}`
  return after === found.text ? [] : [{ path, before: found.text, after }]
}

/** The folder of the base layer, as it stands before paths. */
export const baseOf = (roots: readonly string[]): string =>
  roots.length > 1 && roots[0] !== undefined ? `${basename(roots[0])}/` : ''
