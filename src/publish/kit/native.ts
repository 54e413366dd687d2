import type { KitPlatform } from './platforms.ts'

/** What a program or a library is built for: the platform, as its first bytes say. */
export interface Native {
  os: string
  cpu: string
}

const elf = new Map([
  [0x3e, 'x64'],
  [0xb7, 'arm64'],
])
const pe = new Map([
  [0x8664, 'x64'],
  [0xaa64, 'arm64'],
])
const mach = new Map([
  [0x01000007, 'x64'],
  [0x0100000c, 'arm64'],
])

const elsewhere = 'another processor'

/**
 * What machine code is built for; undefined for what is none. ELF counts as Linux, which is where such packages have
 * it from. A Mach-O of several processors is none that a kit has.
 */
export function nativeOf(bytes: Uint8Array): Native | undefined {
  if (bytes.length < 64) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(0) === 0x7f454c46)
    return { os: 'linux', cpu: elf.get(view.getUint16(18, true)) ?? elsewhere }
  if (view.getUint32(0, true) === 0xfeedfacf)
    return { os: 'darwin', cpu: mach.get(view.getUint32(4, true)) ?? elsewhere }
  if (view.getUint16(0) !== 0x4d5a) return undefined
  const at = view.getUint32(60, true)
  if (at + 6 > bytes.length || view.getUint32(at) !== 0x50450000) return undefined
  return { os: 'win32', cpu: pe.get(view.getUint16(at + 4, true)) ?? elsewhere }
}

/** Whether machine code runs on a platform. */
export const isFor = (native: Native, { os, cpu }: KitPlatform) => native.os === os && native.cpu === cpu
