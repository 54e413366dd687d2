import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type Intake, intakeSchema, intakeShape } from '../../src/model/intake.ts'
import { parseShape } from '../../src/workspace/check-shape.ts'
import { recordText } from '../../src/workspace/record-text.ts'
import { readYaml } from '../../src/workspace/yaml.ts'
import { anyOf } from '../arbitrary-record.ts'
import { launch } from './browser.ts'

let browser: Browser
let folder: string
beforeAll(async () => {
  browser = await launch()
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-records-'))
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

const environments = ['il2', 'il4', 'il5', 'il6']

/** Records that the playbook can answer: of its environments, conditions and markings. */
const records = fc
  .tuple(anyOf(intakeShape), fc.uniqueArray(fc.constantFrom(...environments), { minLength: 1, maxLength: 3 }))
  .map(([value, aims]) => {
    const record = intakeSchema.parse(value)
    const marked = record.data?.handles === undefined ? record.data : { ...record.data, handles: 'CUI' }
    return intakeSchema.parse({
      ...record,
      marking: 'UNCLASSIFIED',
      conditions: record.conditions['il5'] === undefined ? {} : { 'high-load': record.conditions['il5'] },
      targets: aims.map((environment, i) => ({ ...record.targets[i], environment })),
      ...(marked && { data: marked }),
      ...(record.integrations && {
        integrations: record.integrations.map((each) =>
          each.carries === undefined ? each : { ...each, carries: 'CUI' },
        ),
      }),
    })
  })

/** A browser lets one page save ten files, two of each record here, and asks a person then. */
const savedByOnePage = 4

async function opened(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.clock.setFixedTime('2026-11-20T09:00:00Z')
  await page.goto(`${pathToFileURL(inject('site')).href}/worksheet.html`)
  await page.locator('.ws-form.ready').waitFor()
  page.on('dialog', (dialog) => dialog.accept())
  return page
}

/** What the page saves. By key: the answer that is drawn a moment after opening may move what a mouse aims at. */
async function saved(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save intake.yaml' }).press('Enter'),
  ])
  return readFileSync(await download.path(), 'utf8')
}

function readAgain(text: string): Intake {
  const yaml = readYaml(text, 'r.yaml')
  const { data, faults } = parseShape(intakeShape, yaml.value, yaml)
  expect([...yaml.problems, ...(faults ?? [])]).toEqual([])
  return data as Intake
}

it('a record that is opened and saved is the same to the byte; with one point edited, the same but for that', async () => {
  const context = await browser.newContext()
  let page = await opened(context)
  let count = 0
  for (const record of fc.sample(records, { numRuns: 24, seed: 7 })) {
    count += 1
    if (count % savedByOnePage === 0) {
      await page.close()
      page = await opened(context)
    }
    const name = join(folder, `record-${count}.yaml`)
    const text = recordText({ ...record, capability: `Record ${count}` }, intakeShape)
    writeFileSync(name, text)
    await page.locator('.ws-open input').setInputFiles(name)
    const capability = page.locator('.ws-form [data-field="capability"]').first()
    await expect.poll(() => capability.inputValue(), { timeout: 5_000 }).toBe(`Record ${count}`)
    expect(await saved(page), text).toBe(text)
    await page.locator('.ws-form [data-field="team"]').first().fill('Departures')
    expect(readAgain(await saved(page)), text).toEqual({
      ...record,
      capability: `Record ${count}`,
      team: 'Departures',
    })
  }
  await context.close()
}, 120_000)
