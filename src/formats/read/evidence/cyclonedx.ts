import type { Components } from '../../../domain/ready/evidence.ts'
import { inputProblem } from '../input-rules.ts'
import { given } from '../osb.ts'
import { type Reading, refuse } from '../source.ts'
import { at, child, items, scalarText, type Tree } from '../tree.ts'
import { within, type XmlElement } from '../xml.ts'
import { dayIn } from './day.ts'

/** CycloneDX in JSON: the release is `metadata.component`. */
export function readCycloneDx(tree: Tree, file: string): Reading<Components> {
  const component = at(tree, 'metadata', 'component')
  const about = {
    app: scalarText(child(component, 'name')),
    version: scalarText(child(component, 'version')),
  }
  const day = dayIn(scalarText(at(tree, 'metadata', 'timestamp')))
  return made(file, tree.at, items(child(tree, 'components')).length, { ...about, day })
}

/** The same in XML. */
export function readCycloneDxXml(root: XmlElement, file: string): Reading<Components> {
  const list = root.children.find(({ name }) => name === 'components')
  // Names and versions are text between elements, which is not kept: the index has to say them.
  return made(file, root.at, list ? within(list, 'component').length : 0, {})
}

function made(
  file: string,
  place: Components['at'],
  components: number,
  about: { app?: string | undefined; version?: string | undefined; day?: string | undefined },
): Reading<Components> {
  if (components === 0) {
    const message = 'a bill of materials without a single component shows nothing'
    return refuse(inputProblem('input-empty', place, message, 'write it from the build that is released'))
  }
  return {
    value: {
      kind: 'components',
      file,
      at: place,
      components,
      ...given('app', about.app),
      ...given('version', about.version),
      ...given('day', about.day),
    },
    problems: [],
  }
}
