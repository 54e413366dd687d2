import { expect, it } from 'vitest'
import { columnRules } from './columns.ts'

it('numbers columns and shows the chosen one on a narrow screen', () => {
  const rules = columnRules(3)
  expect(rules).toContain('--columns:3')
  expect(rules).toContain('.k3{--k:3}')
  expect(rules).not.toContain('.k4')
  expect(rules).toContain('.one-of:has(#in-2:checked)~.matrix-hold :is(.s,.head)>:nth-child(3){display:flex}')
})

it('scrolls with the page only where there is room for every column', () => {
  expect(columnRules(4)).toContain('@container matrix (min-width:45.5rem)')
  expect(columnRules(20)).toContain('@container matrix (min-width:219.5rem)')
})

it('shrinks in print until it fits a sheet', () => {
  expect(columnRules(3)).toContain('zoom:1}')
  expect(columnRules(20)).toContain('zoom:0.19}')
})
