import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The notional playbook with the high side's layer, its portions shown, and saying where something is withheld. */
export class ShownWorkspace {
  readonly folder = mkdtempSync(join(tmpdir(), 'fieldbook-portions-'))

  constructor() {
    for (const part of ['content', 'environments', 'public', 'editions'])
      cpSync(part, join(this.folder, 'workspace', part), { recursive: true })
    const settings = join(this.folder, 'workspace/content/site.yaml')
    writeFileSync(settings, readFileSync(settings, 'utf8').replace('withheld: silent', 'withheld: said'))
    appendFileSync(settings, 'portions: shown\n')
  }

  /** Builds a network's site; gives its folder, beside which its proof stands. */
  build(network: string): string {
    const out = join(this.folder, network)
    const roots = ['--root', join(this.folder, 'workspace'), '--root', 'examples/high-side']
    const args = ['bin/fieldbook.mjs', 'build', ...roots, '--network', network, '--out', out]
    const report = ['--report', `${out}.proof.json`]
    execFileSync(process.execPath, [...args, '--revision', 'tests', ...report], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    return out
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}
