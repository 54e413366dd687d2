import type { Components } from '../../../domain/ready/evidence.ts'
import { inputProblem } from '../input-rules.ts'
import { type Reading, refuse } from '../source.ts'
import { at, child, items, scalarText, type Tree } from '../tree.ts'
import { within, type XmlElement } from '../xml.ts'
import { aboutRelease, type Statements } from './about.ts'

/** CycloneDX in JSON: the release is `metadata.component`. */
export function readCycloneDx(tree: Tree, file: string): Reading<Components> {
  const component = at(tree, 'metadata', 'component')
  const commits = items(at(component, 'pedigree', 'commits')).map((commit) =>
    scalarText(child(commit, 'uid')),
  )
  const version = scalarText(child(tree, 'specVersion'))
  return made(file, tree.at, version, items(child(tree, 'components')).length, {
    app: [scalarText(child(component, 'name'))],
    version: [scalarText(child(component, 'version'))],
    commit: commits,
    repository: items(child(component, 'externalReferences'))
      .filter((each) => scalarText(child(each, 'type')) === 'vcs')
      .slice(0, 1)
      .map((each) => scalarText(child(each, 'url'))),
    moments: [scalarText(at(tree, 'metadata', 'timestamp'))],
  })
}

/** The same in XML; the version of the form is in its namespace. */
export function readCycloneDxXml(root: XmlElement, file: string): Reading<Components> {
  const below = (element: XmlElement | undefined, ...names: string[]) =>
    names.reduce<XmlElement | undefined>(
      (from, name) => from?.children.find((inner) => inner.name === name),
      element,
    )
  const list = below(root, 'components')
  const component = below(root, 'metadata', 'component')
  const commits = below(component, 'pedigree', 'commits')
  const version = /\/bom\/([\d.]+)$/.exec(root.attributes['xmlns'] ?? '')?.[1]
  return made(file, root.at, version, list ? within(list, 'component').length : 0, {
    app: [below(component, 'name')?.text],
    version: [below(component, 'version')?.text],
    commit: (commits?.children ?? []).map((commit) => below(commit, 'uid')?.text),
    repository: (below(component, 'externalReferences')?.children ?? [])
      .filter(({ attributes }) => attributes['type'] === 'vcs')
      .slice(0, 1)
      .map((each) => below(each, 'url')?.text),
    moments: [below(root, 'metadata', 'timestamp')?.text],
  })
}

function made(
  file: string,
  place: Components['at'],
  form: string | undefined,
  components: number,
  statements: Statements,
): Reading<Components> {
  if (form !== undefined && !/^1\.\d+$/.test(form)) {
    const message = `this is CycloneDX ${form.slice(0, 20)}, and only 1.x is read`
    return refuse(inputProblem('input-value', place, message, 'write it as CycloneDX 1.6'))
  }
  if (components === 0) {
    const message = 'a bill of materials without a single component shows nothing'
    return refuse(inputProblem('input-empty', place, message, 'write it from the build that is released'))
  }
  return {
    value: { kind: 'components', file, at: place, components, ...aboutRelease(statements) },
    problems: [],
  }
}
