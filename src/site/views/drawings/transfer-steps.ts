import type { Playbook } from '../../../domain/playbook/playbook.ts'
import { drawChain } from './chain.ts'
import { type DrawnFigure, drawTwice } from './sheet.ts'

/** How an edition crosses the gap: what is done on either side, and what is carried over by hand. */
export function transferSteps(playbook: Playbook): DrawnFigure {
  const networks = playbook.all('network')
  const [low, high] = [networks[0]?.data.name ?? 'One side', networks[1]?.data.name ?? 'The other side']
  const stops = [
    { title: 'Build', text: `${low}: pages of what the network may hold` },
    { title: 'Prove', text: 'the finished files are searched for what was withheld' },
    { title: 'Pack, sign', text: 'one archive with its list and sums' },
    { title: 'Verify', text: `${high}: sums, signature, markings, first of all` },
    { title: 'Install', text: 'beside the edition before it, then switched', isEnd: true },
  ]
  return {
    title: 'How an edition crosses the gap',
    ...drawTwice((sheet) => void drawChain(sheet, stops, 12, 2)),
    words: stops.map(({ title, text }) => `${title}: ${text}.`),
    caption: 'The broken line is the gap: a person carries the archive over it.',
  }
}
