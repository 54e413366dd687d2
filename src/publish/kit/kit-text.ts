import type { KitPlatform } from './platforms.ts'

/** What the page of a kit has to know. */
interface KitFacts {
  name: string
  platform: KitPlatform
  workspace?: { marking: string; network?: string }
}

/** What the pinned Node needs of a machine: https://github.com/nodejs/node/blob/v26.x/BUILDING.md. */
const needs: Readonly<Record<string, string>> = {
  linux: 'only its C library (glibc 2.28 or newer)',
  darwin: 'only macOS 13.5 or newer',
  win32: 'only Windows 10, Server 2016, or newer',
}

/** Fills in the page that lies in a kit. */
export function kitText(template: string, { name, platform, workspace }: KitFacts): string {
  const isWindows = platform.os === 'win32'
  const text = template
    .replaceAll('@name', name)
    .replace('@needs', needs[platform.os] ?? 'nothing else')
    .replace('@node', isWindows ? 'runtime/node.exe' : 'runtime/node    ')
    .replace('@playbook\n', `${playbookText(workspace)}\n`)
  // The shells of Windows take a backslash, and its editors the ends of lines that they write.
  return isWindows ? text.replaceAll('./fieldbook', '.\\fieldbook').replaceAll('\n', '\r\n') : text
}

function playbookText(workspace: KitFacts['workspace']): string {
  if (!workspace) return 'No playbook is in it.\n'
  const { network, marking } = workspace
  const what =
    network === undefined
      ? 'The whole playbook that it was packed beside'
      : `What the network "${network}" may hold of the playbook that it was packed beside`
  return `${what} is in content/, environments/ and public/, marked ${marking} as a whole;\n"./fieldbook check" reads it.\n`
}
