import type { Playbook } from '../../../domain/playbook/playbook.ts'
import { proseText } from '../../../workspace/prose-text.ts'
import { drawChain } from './chain.ts'
import { type DrawnFigure, drawTwice } from './sheet.ts'

/** Where a line of a log goes in an environment: from the app to those who read it. */
export function logPath(playbook: Playbook, environment: string): DrawnFigure | undefined {
  const home = playbook.get('environment', environment)?.data
  const logs = home?.feedback.logs
  if (!home || !logs) return undefined
  const [where, who] = [proseText(logs.where), proseText(logs.who)]
  const stops = [
    { title: 'Your app', text: 'writes a line to standard output' },
    { title: 'The platform', text: 'adds time, app and instance' },
    {
      title: logs.delay ? `After ${logs.delay}` : 'Where it is kept',
      text: `${where}${logs.retention ? `; ${logs.retention}` : ''}`,
    },
    { title: 'Read by', text: who, isEnd: true },
  ]
  return {
    title: `Where a log line goes in ${home.name}`,
    ...drawTwice((sheet) => void drawChain(sheet, stops)),
    words: stops.map(({ title, text }) => `${title}: ${text}.`),
    ...(logs.note ? { caption: logs.note } : {}),
  }
}
