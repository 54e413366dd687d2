import { isCollection, isMap, isScalar, parseDocument, visit } from 'yaml'
import { toDo } from './to-do.ts'

export interface Likeness {
  /** The text of the other environment's file, and its id. */
  text: string
  like: string
  id: string
  title: string
  day: string
}

/**
 * An environment that begins with another's answers: its file with everything in it, comments too, each answer marked
 * to be confirmed. What is the other's own is left to be answered: its place in the promotion path with the reasons
 * that go with it, and who answers there. Its id within names (`apps.il4.example`) becomes the new one.
 */
export function likeEnvironment({ text, like, id, title, day }: Likeness): string {
  const document = parseDocument(text, { logLevel: 'error' })
  for (const own of ['promotesFrom', 'differs', 'replaces', 'leave']) document.delete(own)
  document.set('name', title)
  document.set('reviewed', day)
  const name = new RegExp(`(?<![a-z0-9])${like.replaceAll('.', '\\.')}(?![a-z0-9])`, 'g')
  visit(document, {
    Scalar: (key, node) => {
      if (key !== 'key' && typeof node.value === 'string') node.value = node.value.replace(name, id)
    },
  })
  const team = document.get('team')
  for (const { value } of isMap(team) ? team.items : []) {
    const people = isMap(value) ? value.get('people') : undefined
    for (const [i, person] of isCollection(people) ? people.items.entries() : [])
      if (isMap(person)) person.set('name', toDo(`who is number ${i + 1} of ${title}`))
  }
  for (const { key, value } of isMap(document.contents) ? document.contents.items : []) {
    if (isScalar(key) && ['name', 'reviewed', 'marking'].includes(String(key.value))) continue
    const said = ` ${toDo(`confirm, this is what ${like} says`)}`
    if (isScalar(value)) value.comment = said
    else if (isCollection(value)) {
      value.flow = value.flow ?? false
      if (value.flow) value.comment = said
      else value.commentBefore = value.commentBefore ? `${said}\n${value.commentBefore}` : said
    }
  }
  return document.toString({ lineWidth: 0 })
}
