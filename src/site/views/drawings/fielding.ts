import type { Playbook } from '../../../domain/playbook/playbook.ts'
import { runTimeWords, shareWords } from '../../../domain/releases/canary-figures.ts'
import { proseText } from '../../../workspace/prose-text.ts'
import { type DrawnFigure, drawTwice, lineHeight, wrapWords } from './sheet.ts'

/** A step of a canary: what it is called, and the share of the requests where it says one. */
interface ShareStep {
  words: string
  share: number | undefined
}

/** "1 instance (5 % or less), then 25 %, then all": a step each, with the figure that stands in it. */
export function sharesOf(text: string): ShareStep[] {
  return text
    .split(/\s*(?:,\s*then|;\s*then|,\s*and then|\bthen)\s+/i)
    .map((words) => words.trim().replace(/\.$/, ''))
    .filter(Boolean)
    .map((words) => {
      const figure = /(\d+(?:\.\d+)?)\s*%/.exec(words)?.[1]
      const share =
        figure === undefined ? (/\ball\b|everything/i.test(words) ? 100 : undefined) : Number(figure)
      return { words, share }
    })
}

/** How much of the load a new version gets step by step in an environment, and the way back. */
export function canarySteps(playbook: Playbook, environment: string): DrawnFigure | undefined {
  const home = playbook.get('environment', environment)?.data
  const canary = home?.fielding.canary
  if (!home || !canary) return undefined
  const shares = sharesOf(proseText(shareWords(canary.share)))
  const steps = shares.length === 1 ? [...shares, { words: 'all', share: 100 }] : shares
  // The figure stands above its bar; below it only what the figure does not say.
  const below = ({ words, share }: ShareStep) =>
    words.replace(new RegExp(`^${share} %$`), '').replace(new RegExp(`^${share} % \\((.+)\\)$`), '$1')
  const [duration, back] = [
    proseText(runTimeWords(canary.duration)),
    canary.rollBack && proseText(canary.rollBack),
  ]
  const drawings = drawTwice((sheet) => {
    const [top, base] = [26, 140]
    const width = sheet.width / steps.length
    const isSaid = steps.every(({ share }) => share !== undefined)
    const part = (i: number) => (isSaid ? (steps[i]?.share ?? 0) / 100 : (i + 1) / steps.length)
    const y = (i: number) => base - Math.round(part(i) * (base - top))
    for (const [i, step] of steps.entries()) {
      const { share } = step
      const x = i * width
      const end = i === steps.length - 1
      sheet.bar(x + 1, y(i), width - 2, base - y(i), end ? 'accent' : 'band')
      sheet.path(`M${x} ${y(i)}H${x + width}`, 'accent', { width: 4 })
      if (share !== undefined) sheet.text(x + 6, y(i) - 9, `${share} %`, { strong: true })
      sheet.block(x + 6, base + 18, width - 12, below(step), { tone: 'soft' })
    }
    const deepest = Math.max(...steps.map((step) => wrapWords(below(step), width - 12).length))
    const under = base + 18 + deepest * lineHeight + 8
    sheet.arrow([sheet.width - 4, under], [4, under], 'alert')
    sheet.text(sheet.width / 2, under + 20, 'back at once, from every step', {
      tone: 'alert',
      anchor: 'middle',
    })
  })
  return {
    title: `Shares of a canary in ${home.name}`,
    ...drawings,
    words: [
      ...steps.map(({ words }, i) => `Step ${i + 1}: ${words}.`),
      `It runs ${duration}.`,
      ...(back ? [`The way back: ${back}`] : []),
    ],
    caption: `${runTimeWords(canary.duration)}.`,
  }
}

/** A switch from one version to the next, each on its own line, and how long the way back stays open. */
export function blueGreenSwitch(playbook: Playbook, environment: string): DrawnFigure | undefined {
  const home = playbook.get('environment', environment)?.data
  const policy = home?.fielding.blueGreen
  if (!home || !policy) return undefined
  const kept = policy.keepsOld && proseText(policy.keepsOld)
  const within = policy.backWithin === undefined ? undefined : `back within ${policy.backWithin} min`
  const drawings = drawTwice((sheet) => {
    const blue = sheet.isNarrow ? 72 : 44
    const [green, turn] = [blue + 106, Math.round(sheet.width * 0.42)]
    const end = sheet.width - 6
    sheet.text(0, blue - 20, 'Version that runs', { strong: true })
    sheet.text(0, green - 20, 'Next version', { strong: true })
    sheet.path(`M6 ${blue}H${turn}`, 'planned', { width: 9 })
    sheet.path(`M${turn} ${blue}H${end}`, 'planned', { width: 3, dashed: true })
    sheet.path(`M6 ${green}H${turn}`, 'available', { width: 3, dashed: true })
    sheet.path(`M${turn} ${green}H${end}`, 'available', { width: 9 })
    sheet.arrow([turn, blue + 8], [turn, green - 9], 'ink')
    sheet.dot(turn, blue, 'ink', { r: 7.5, hollow: true })
    sheet.dot(turn, green, 'ink', { r: 7.5, hollow: true })
    sheet.text(turn - 10, (blue + green) / 2 + 4, 'the route moves', { anchor: 'end' })
    const away = Math.round(sheet.width * 0.72)
    sheet.arrow([away, green - 9], [away, blue + 8], 'alert')
    sheet.block(away + 8, (blue + green) / 2 - 6, sheet.width - away - 8, within ?? 'the way back', {
      tone: 'alert',
    })
    sheet.text(6, green + 26, 'dark: no users', { tone: 'soft' })
    sheet.text(turn + 4, green + 26, 'takes the requests', { tone: 'soft' })
    if (kept)
      sheet.block(turn + 12, sheet.isNarrow ? 14 : blue - 20, sheet.width - turn - 16, `kept ${kept}`, {
        tone: 'soft',
      })
  })
  return {
    title: `Blue/green in ${home.name}`,
    ...drawings,
    words: [
      'The version that runs takes all requests while the next one starts beside it without users. Then the route moves to the next version.',
      ...(kept ? [`The old version is kept: ${kept}.`] : []),
      ...(within ? [`The way is open ${within}.`] : []),
    ],
    caption: policy.exposure,
  }
}
