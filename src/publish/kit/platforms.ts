import type { Lock, Locked } from './lock.ts'

/** A platform that a kit is made for: one that the lock pins a Node for. */
export interface KitPlatform {
  /** What `--platform` takes: `linux-arm64`, `win-x64`. */
  name: string
  /** As `process.platform` and packages say it. */
  os: string
  cpu: string
  /** Where the lock has the package that brings Node. */
  node: string
}

/** `win` is `win32` everywhere but in the names of Node's packages. */
const osOf = (said: string) => (said === 'win' ? 'win32' : said)

/** All platforms that kits can be made for, by name. */
export function kitPlatforms(lock: Lock): KitPlatform[] {
  return Object.keys(lock)
    .flatMap((node) => {
      const [, system, cpu] = /^node_modules\/node-(?:bin-)?(darwin|linux|win)-(x64|arm64)$/.exec(node) ?? []
      return system === undefined || cpu === undefined
        ? []
        : [{ name: `${system}-${cpu}`, os: osOf(system), cpu, node }]
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** What the platform of `process` is called among them. */
export const platformName = ({ platform, arch }: { platform: string; arch: string }) =>
  `${platform === 'win32' ? 'win' : platform}-${arch}`

/** Node is built for this C library. */
const libc = 'glibc'

/** Whether a package runs on a platform, as it says itself. */
export const runsOn = (locked: Locked, { os, cpu }: KitPlatform) =>
  isAmong(locked.os, os) && isAmong(locked.cpu, cpu) && (os !== 'linux' || isAmong(locked.libc, libc))

/** npm's lists: names, or names that are excluded, `!win32`. */
function isAmong(listed: readonly string[] | undefined, name: string): boolean {
  if (listed === undefined || listed.length === 0) return true
  if (listed.includes(`!${name}`)) return false
  return listed.includes(name) || listed.every((one) => one.startsWith('!'))
}

/** The program's path in Node's packages, and how it is called in a kit. */
export const nodeProgram = ({ os }: KitPlatform) => (os === 'win32' ? 'node.exe' : 'node')
