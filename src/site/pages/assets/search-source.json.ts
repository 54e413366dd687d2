import type { APIRoute } from 'astro'
import { getEdition, getPlaybook } from '../../playbook.ts'
import { searchSource } from '../../search/source.ts'

/** For the publisher, which makes the index of it and takes it away; see publish/search/. */
export const GET: APIRoute = async () =>
  new Response(JSON.stringify(searchSource(await getPlaybook(), getEdition().asOf)))
