import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { program, programFor } from '../../../tests/machine-code.ts'
import { isFor, nativeOf } from './native.ts'

it.each([
  ['ELF of x64', programFor('linux-x64'), { os: 'linux', cpu: 'x64' }],
  ['ELF of arm64', programFor('linux-arm64'), { os: 'linux', cpu: 'arm64' }],
  ['ELF of another', programFor('linux-riscv64'), { os: 'linux', cpu: 'another processor' }],
  ['PE of x64', programFor('win32-x64'), { os: 'win32', cpu: 'x64' }],
  ['PE of arm64', programFor('win32-arm64'), { os: 'win32', cpu: 'arm64' }],
  ['Mach-O of x64', programFor('darwin-x64'), { os: 'darwin', cpu: 'x64' }],
  ['Mach-O of arm64', programFor('darwin-arm64'), { os: 'darwin', cpu: 'arm64' }],
  ['a text that begins with MZ', new TextEncoder().encode(`MZ ${'word '.repeat(40)}`), undefined],
  ['a header that points out of the file', program([0, [0x4d, 0x5a]], [60, [255, 255, 0, 0]]), undefined],
  ['WebAssembly', program([0, [0, 0x61, 0x73, 0x6d]]), undefined],
  ['nothing', new Uint8Array(), undefined],
])('%s', (_, bytes, expected) => {
  expect(nativeOf(bytes)).toEqual(expected)
})

it.skipIf(!['linux', 'darwin', 'win32'].includes(process.platform))(
  'the Node that runs this is for this platform',
  () => {
    const native = nativeOf(new Uint8Array(readFileSync(process.execPath)))
    const here = { name: '', os: process.platform, cpu: process.arch, node: '' }
    expect(native && isFor(native, here)).toBe(true)
    expect(native && isFor(native, { ...here, cpu: 'mips' })).toBe(false)
  },
)
