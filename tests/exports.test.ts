import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'

/**
 * Names that two modules export on purpose: the doors of the drawer that is loaded late are called as what they open.
 */
const shared = new Set(['drawMarked', 'markAsPage', 'summing'])

interface Exported {
  name: string
  file: string
  isTold: boolean
  /** Functions and schemas are what others call; types and constants may speak for themselves. */
  isPublic: boolean
}

const exported = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  .flatMap((path) => exportsOf(join('src', path)))

function exportsOf(file: string): Exported[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  return source.statements.flatMap((statement): Exported[] => {
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    if (!isExported) return []
    const isTold = ts.getJSDocCommentsAndTags(statement).length > 0
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.map(({ name, initializer }) => ({
        name: name.getText(),
        file,
        isTold,
        isPublic: (initializer && ts.isArrowFunction(initializer)) || /Schema$/.test(name.getText()),
      }))
    const isNamed =
      ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement)
    if (!isNamed || statement.name === undefined) return []
    return [{ name: statement.name.text, file, isTold, isPublic: ts.isFunctionDeclaration(statement) }]
  })
}

it('an exported name stands for one thing, so that a search for it finds one', () => {
  const files = Map.groupBy(exported, ({ name }) => name)
  const twice = [...files].flatMap(([name, each]) => {
    const places = new Set(each.map(({ file }) => file))
    return places.size > 1 && !shared.has(name) ? [`${name}: ${[...places].join(', ')}`] : []
  })
  expect(twice).toEqual([])
})

it('exported functions and schemas say what they are', () => {
  const silent = exported.filter(({ isPublic, isTold }) => isPublic && !isTold)
  expect(silent.map(({ name, file }) => `${name} in ${file}`)).toEqual([])
})
