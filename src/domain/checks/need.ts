import { byPlace, compare, type Problem } from '../playbook/problem.ts'

/** Files in the order in which a reader needs what stands in them. */
const needed = [
  /(?:^|\/)content\/site\.yaml$/,
  /(?:^|\/)environments\/[^/]+\.yaml$/,
  /\/environment\.yaml$/,
  /\/services\.yaml$/,
  /\/notices\.yaml$/,
  /\/onboarding\.mdx$/,
  /(?:^|\/)content\/services\//,
  /(?:^|\/)content\/roles\//,
  /\/triage\//,
  /\/roadmap\.yaml$/,
]

/** What is still to be answered among problems, first things first: what readers need before what is nice to have. */
export function toDosOf(problems: readonly Problem[]): Problem[] {
  const rank = ({ at }: Problem) => {
    const found = needed.findIndex((pattern) => pattern.test(at.file))
    return found < 0 ? needed.length : found
  }
  return problems
    .filter(({ code }) => code === 'to-do')
    .sort((a, b) => rank(a) - rank(b) || compare(a.at.file, b.at.file) || byPlace(a, b))
}
