import type { APIRoute } from 'astro'
import { getPlaybook } from '../../playbook.ts'
import { columnRules } from '../../views/columns.ts'

/** Rules for as many columns as there are environments; the count is in the name, so a cached one is never wrong. */
export async function getStaticPaths() {
  return [{ params: { count: String((await getPlaybook()).environments.length) } }]
}

/** The style sheet of a matrix with this many columns. */
export const GET: APIRoute = ({ params }) =>
  new Response(columnRules(Number(params['count'])), { headers: { 'content-type': 'text/css' } })
