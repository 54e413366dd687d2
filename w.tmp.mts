import { readMdx, parseProse } from './src/workspace/mdx.ts'
import { readYaml } from './src/workspace/yaml.ts'
for (const [n, unit, times] of [['q100', '>'.repeat(100) + '\n', 18000], ['q90 lists', '- '.repeat(90) + 'a\n', 10000],['num','1. '.repeat(90)+'a\n\n', 7000], ['nl', '> a\n', 400000], ['nest', '', 0]] as const) {
  const body = n === 'nest' ? Array.from({ length: 1300 }, (_, i) => '  '.repeat(i / 2) + '- a').join('\n') : unit.repeat(times)
  let t = Date.now(); let e: unknown = ''
  try { e = readMdx(`---\na: b\n---\n${body}\n`, 'x.mdx').problems.length } catch (x) { e = x }
  const m = Date.now() - t; t = Date.now(); try { parseProse(body) } catch (x) { e = x }
  console.log(n, body.length, m, Date.now() - t, e)
}
for (const u of ['[', '{', '- ', '? ', '&a ', '*a ', '"', "'", '{a: ', '[a, ', 'a: ', '!', '!a ', '|', '>\n', '- - \n', 'a\n', '{{', '#', '%', '---\n', '\t', ': ']) {
  const t = Date.now(); let e
  try { e = readYaml(u.repeat(Math.floor(1_900_000 / u.length)), 'x').problems.length } catch (x) { e = String(x).slice(0, 80) }
  if (Date.now() - t > 300) console.log('yaml', JSON.stringify(u), Date.now() - t, e)
}
