import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'

const checkout = resolve('.')

/** What a stranger has: no registry, no cache, no git, no variables of ours. */
export const strangerEnv = (home: string) => ({
  PATH: process.env['PATH'] ?? '',
  HOME: home,
  NO_COLOR: '1',
  npm_config_offline: 'true',
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  npm_config_cache: join(home, 'cache'),
  npm_config_registry: 'http://127.0.0.1:9/',
})

/** Packs the package in `copy`, from what it is made of, so that nobody sees half of it in the checkout. Gives its path. */
export function packPackage(copy: string): string {
  mkdirSync(copy)
  const parts = [
    ...['bin', 'src', 'host', 'presets', 'packaging', 'astro.config.mjs', 'tsconfig.json'],
    ...['package.json', 'package-lock.json', 'README.md', 'LICENSE', 'CHANGELOG.md'],
  ]
  for (const part of parts) cpSync(join(checkout, part), join(copy, part), { recursive: true })
  symlinkSync(join(checkout, 'node_modules'), join(copy, 'node_modules'))
  execFileSync('npm', ['pack', '--silent'], { cwd: copy, env: strangerEnv(copy), stdio: 'ignore' })
  const [archive = ''] = readdirSync(copy).filter((name) => name.endsWith('.tgz'))
  return join(copy, archive)
}

/** What the packages of the checkout are, as if somebody had fetched them: by hard links, which cost nothing. */
export function linkPackages(to: string): void {
  execFileSync('cp', ['-al', join(checkout, 'node_modules'), to])
  for (const own of ['.package-lock.json', '.astro', '.vite'])
    rmSync(join(to, own), { recursive: true, force: true })
}
