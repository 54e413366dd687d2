import { expect, it } from 'vitest'
import { columnRules } from './columns.ts'

it('numbers columns and shows the chosen one on a narrow screen', () => {
  const rules = columnRules(3)
  expect(rules).toContain('--columns:3')
  expect(rules).toContain('.k3{--k:3}')
  expect(rules).not.toContain('.k4')
  expect(rules).toContain('main:has(#in-2:checked) .matrix :is(.s,.head)>:nth-child(3){display:block}')
})

it('scrolls with the page only where there is room for every column', () => {
  expect(columnRules(4)).toContain('@container matrix (min-width:44rem)')
  expect(columnRules(20)).toContain('@container matrix (min-width:180rem)')
})

it('shrinks in print until it fits a landscape sheet', () => {
  expect(columnRules(4)).toContain('zoom:1}')
  expect(columnRules(20)).toContain('zoom:0.31}')
})
