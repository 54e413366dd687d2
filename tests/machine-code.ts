/** What the first bytes of programs are, by the platform that they are built for. */
const programs = {
  'linux-x64': program([0, [0x7f, 0x45, 0x4c, 0x46]], [18, [0x3e, 0]]),
  'linux-arm64': program([0, [0x7f, 0x45, 0x4c, 0x46]], [18, [0xb7, 0]]),
  'linux-riscv64': program([0, [0x7f, 0x45, 0x4c, 0x46]], [18, [0xf3, 0]]),
  'win32-x64': program([0, [0x4d, 0x5a]], [60, [80, 0, 0, 0]], [80, [0x50, 0x45, 0, 0, 0x64, 0x86]]),
  'win32-arm64': program([0, [0x4d, 0x5a]], [60, [80, 0, 0, 0]], [80, [0x50, 0x45, 0, 0, 0x64, 0xaa]]),
  'darwin-x64': program([0, [0xcf, 0xfa, 0xed, 0xfe, 7, 0, 0, 1]]),
  'darwin-arm64': program([0, [0xcf, 0xfa, 0xed, 0xfe, 12, 0, 0, 1]]),
} as const

/** The beginning of a program, and nothing that could run. */
export const programFor = (platform: keyof typeof programs) => programs[platform]

/** 128 bytes with these at their places. */
export function program(...parts: [at: number, bytes: readonly number[]][]): Uint8Array {
  const bytes = new Uint8Array(128)
  for (const [at, some] of parts) bytes.set(some, at)
  return bytes
}
