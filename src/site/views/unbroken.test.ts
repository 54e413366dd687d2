import { expect, it } from 'vitest'
import { unbroken } from './unbroken.ts'

it.each([
  ['seen 12 Nov: plans', 'seen <span class="nowrap">12 Nov</span>: plans'],
  ['until 9 Nov 2028 & on', 'until <span class="nowrap">9 Nov 2028</span> &amp; on'],
  ['PRE pair, il2: 10 working days', 'PRE pair, il2: <span class="nowrap">10 working days</span>'],
  ['Moved once, 1 day in all', 'Moved once, <span class="nowrap">1 day</span> in all'],
  ['5 daylight <b>', '5 daylight &lt;b>'],
])('%s', (text, html) => expect(unbroken(text)).toBe(html))
