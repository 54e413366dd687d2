import { expect, it } from 'vitest'
import { openSite } from '../../../tests/marked-playbook.ts'
import { Playbook } from '../../domain/playbook/playbook.ts'
import { applyHtmlEdits, inOrder } from '../pages/edits.ts'
import { parsePage } from '../pages/html.ts'
import { portionEditsOf } from './portion-edits.ts'

it('what stands where there is no page is marked as the site is, though it is no page itself', () => {
  const edits = portionEditsOf(new Playbook([openSite({ portions: 'shown' })]))
  const html = '<html><body><main><h1>There is no such page</h1></main></body></html>'
  const marked = applyHtmlEdits(html, inOrder(edits?.('404.html', parsePage(html)) ?? []))
  expect(marked).toContain('data-marking="(U)"')
  expect(marked).not.toContain('cannot be read')
})
