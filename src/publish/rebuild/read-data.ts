import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { checkPlaybook, exceptionsIn } from '../../domain/checks/registry.ts'
import { asGiven } from '../../domain/checks/severities.ts'
import { documentOf } from '../../domain/document/blocks.ts'
import { type Entry, Playbook } from '../../domain/playbook/playbook.ts'
import type { Problem } from '../../domain/playbook/problem.ts'
import { loadWorkspace } from '../../workspace/load.ts'
import { releaseTo } from '../../workspace/load-release.ts'
import { parseProse } from '../../workspace/mdx.ts'
import { equalBytes } from '../bundle/bytes.ts'
import type { Description } from '../bundle/description.ts'
import type { Files } from '../bundle/manifest.ts'
import { markingOfWhole } from '../bundle/markings.ts'
import { playbookFiles, playbookIn } from './data-contents.ts'
import { ownComponentsOf, playbookFolder, type Rebuild, readRebuild } from './data-files.ts'

/** A bundle of data, read as the workspace that it is. */
export interface ReadData {
  playbook: Playbook
  network: Entry<'network'>
  rebuild: Rebuild
}

/** What is wrong with the playbook of a bundle of data. */
export interface DataFault {
  file?: string
  message: string
}

/** Checks of an organisation's own are code and do not travel; what they had to say was said where they are. */
const isOwnCheck = ({ code }: Problem) => code === 'own-check-file'

/**
 * Reads a bundle of data in `folder`, which is empty. It has to be a playbook without an error, written in the one way in
 * which released playbooks are, so that nothing stands in it that no reader sees; its network has to be there and may hold all
 * of it; and the marking of the whole has to be the one that the bundle names.
 */
export function readData(files: Files, description: Description, folder: string): ReadData | DataFault[] {
  const written = playbookIn(files)
  for (const [name, bytes] of written) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), bytes)
  }
  const { playbook: read, problems, unread, comments, styleFaults } = loadWorkspace([folder])
  const errors = errorsOf(problems)
  if (errors.length > 0) return errors
  const own = ownComponentsOf(read)
  if (own.length > 0)
    return [{ message: `is made with components of its own, whose code is not here: ${own.join(', ')}` }]
  const network = read.get('network', description.network.id)
  if (!network) return [{ message: `has no network "${description.network.id}", for which it was made` }]
  const { name, holds, audience } = network.data
  if (JSON.stringify({ name, holds, audience }) !== JSON.stringify(pick(description.network)))
    return [{ message: `describes the network "${network.id}" otherwise than the bundle does` }]
  const context = { asOf: description.asOf, parseProse, unread, comments, styleFaults }
  const found = errorsOf(asGiven(checkPlaybook(read, context), exceptionsIn(read, description.asOf)))
  if (found.length > 0) return found
  const release = releaseTo(read, network)
  if (release.withheld.length + release.files.length > 0)
    return [{ message: `holds what the network "${network.id}" may not hold` }]
  const marking = markingOfWhole(release.playbook)
  if (marking !== description.marking)
    return [{ message: `is marked ${marking} as a whole, and the bundle ${description.marking}` }]
  if (!isDeepStrictEqual(documentOf(release.playbook, network.id), description.document ?? {}))
    return [
      { message: 'says otherwise than the bundle who controls it, who classified it, or to whom it goes' },
    ]
  const odd = otherwise(written, playbookFiles(release.playbook))
  if (odd !== undefined)
    return [
      {
        file: playbookFolder + odd,
        message: 'is not written as a released playbook is, and may say more than is read of it',
      },
    ]
  const told = readRebuild(files)
  if (!told) return [{ message: 'does not say what is to be made of it' }]
  const { entries, files: carried } = release.playbook
  return { playbook: new Playbook(entries, carried, told.changes), network, rebuild: told.rebuild }
}

/** The first file that one has and the other has not, or has otherwise. */
function otherwise(there: Files, written: Files): string | undefined {
  const names = new Set([...there.keys(), ...written.keys()])
  return [...names].find((name) => {
    const [a, b] = [there.get(name), written.get(name)]
    return !a || !b || !equalBytes(a, b)
  })
}

const pick = ({ name, holds, audience }: Description['network']) => ({ name, holds, audience })

const errorsOf = (problems: readonly Problem[]): DataFault[] =>
  problems
    .filter((problem) => problem.severity === 'error' && !isOwnCheck(problem))
    .map(({ at, message }) => ({
      file: `${playbookFolder}${at.file}`,
      message: `${at.line}:${at.col}: ${message}`,
    }))
