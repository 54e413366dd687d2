import type { Proof } from '../../publish/proof/prove.ts'

/** Says where a site would have told of something withheld, and where that was written. */
export function reportLeaks({ leaks, network }: Proof, report: string): void {
  const shown = leaks.slice(0, 20).map(({ file, how, words, source }) => {
    const from = `${source.file}:${source.line}:${source.col}`
    return `  ${file} (${how})  says "${words}"\n      which is withheld from ${network}: ${from}\n`
  })
  const rest =
    leaks.length > shown.length ? `  … and ${leaks.length - shown.length} more, all in ${report}\n` : ''
  process.stdout.write(`${leaks.length} leaks; the site was not put in place\n${shown.join('')}${rest}`)
}
