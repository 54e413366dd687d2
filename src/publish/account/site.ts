import { z } from 'zod'
import { isAtMost } from '../../domain/marking/marking.ts'
import { parseMarking } from '../../domain/marking/parse.ts'
import { shownMark } from '../../domain/marking/shown.ts'
import { compare } from '../../domain/playbook/problem.ts'
import { plainPolicy } from '../plain/plain-policy.ts'
import { type Accounted, type AccountFault, utf8Of } from './fault.ts'
import { pagePolicy, readPage } from './page.ts'

const listName = 'site/release.json'
const always = ['site/index.html', 'site/404.html', listName]
/** Sent for any address, at any depth. */
const alone = 'site/404.html'

const listSchema = z.object({
  kind: z.literal('fieldbook-release'),
  version: z.literal(1),
  network: z.string(),
  asOf: z.string(),
  revision: z.string().optional(),
  profile: z.literal('plain').optional(),
  proof: z.literal('passed'),
  pages: z.array(z.object({ page: z.string(), marking: z.string() })),
})

/** The site says of itself what the bundle says of it: what is there, for whom, from when, and how it is marked. */
export function siteFaults(accounted: Accounted): AccountFault[] {
  const { files } = accounted
  const missing = always
    .filter((file) => !files.has(file))
    .map((file): AccountFault => ({ code: 'account', file, message: 'is not there, and every site has it' }))
  return [...missing, ...listFaults(accounted), ...pageFaults(accounted), ...dataFaults(accounted)]
}

function listFaults({ files, description }: Accounted): AccountFault[] {
  const text = files.get(listName)
  if (!text) return []
  const fault = (message: string): AccountFault => ({ code: 'account', file: listName, message })
  const list = listSchema.safeParse(parsed(utf8Of(text)))
  if (!list.success) {
    const [issue] = list.error.issues
    return [fault(`does not list a site whose proof passed: ${issue?.path.join('.')}: ${issue?.message}`)]
  }
  const { network, asOf, revision, profile = 'whole', pages } = list.data
  const faults: AccountFault[] = []
  if (network !== description.network.id)
    faults.push(fault(`is of the network "${network}", and the bundle of "${description.network.id}"`))
  if (asOf !== description.asOf)
    faults.push(fault(`is as of ${asOf}, and the bundle as of ${description.asOf}`))
  if (revision !== description.revision) faults.push(fault('is of another content than the bundle'))
  if (profile !== description.profile)
    faults.push(fault(`is of the profile "${profile}", and the bundle of "${description.profile}"`))
  const there = [...files.keys()].filter((name) => /^site\/.*\.html$/.test(name)).sort(compare)
  const listed = pages.map(({ page }) => `site/${page}`).sort(compare)
  const odd = listed.find((name, i) => name !== there[i]) ?? there[listed.length]
  if (odd !== undefined || listed.length !== there.length)
    faults.push(fault(`lists other pages than there are (${odd})`))
  for (const { page, marking } of pages) {
    const given = description.files[`site/${page}`]
    if (given !== undefined && marking !== given)
      faults.push(fault(`marks ${page} ${marking || 'not at all'}, and the bundle marks it ${given}`))
  }
  return faults
}

function pageFaults({ files, description }: Accounted): AccountFault[] {
  const faults: AccountFault[] = []
  for (const [file, bytes] of files) {
    if (!/^site\/.*\.html$/.test(file)) continue
    const report = (message: string) => faults.push({ code: 'account', file, message })
    const page = readPage(file, utf8Of(bytes), files, file === alone)
    const marking = description.files[file] ?? description.marking
    const shown = shownMark(marking, description.scheme)
    if (page.banners.length === 0) report('has no banner')
    for (const banner of page.banners) {
      if (banner.marking !== marking)
        report(`has the banner ${banner.marking || 'of no marking'}, and the bundle marks it ${marking}`)
      // Behind the marking stands what the site warns of.
      else if (banner.text !== shown && !banner.text.startsWith(`${shown} // `))
        report(`has a banner that reads "${banner.text.slice(0, 100)}", and is marked ${marking}`)
    }
    if (page.root !== undefined && page.root !== marking)
      report(`calls itself ${page.root}, and the bundle marks it ${marking}`)
    if (page.active !== undefined) report(page.active)
    // Before 0.2.0 it stood alone: it loaded nothing, and said nothing of its edition but its day.
    if (file === alone && !page.loads && page.policy === undefined) continue
    if (page.policy !== (description.profile === 'plain' ? plainPolicy : pagePolicy))
      report('has another content security policy than the pages of a site')
    const { network, asOf, revision } = description
    const said: [string, boolean][] = [
      [
        `the network ${network.name}, which may hold ${network.holds}`,
        page.footer.includes(`${network.name}, may hold ${network.holds}`),
      ],
      [`the day ${asOf}`, page.day === asOf],
      [
        `the content ${revision ?? 'that has no name'}`,
        page.footer.find((line) => /^Content /.test(line)) === (revision && `Content ${revision}`),
      ],
    ]
    for (const [what, holds] of said)
      if (!holds) report(`does not say at its foot that it is of ${what}, as the bundle does`)
  }
  return faults
}

const dataSchema = z.object({
  kind: z.string().regex(/^fieldbook-/),
  network: z.string().optional(),
  asOf: z.string().optional(),
  revision: z.string().optional(),
  marking: z.string(),
})

/** Data for other tools begins with the same words. */
function dataFaults({ files, description }: Accounted): AccountFault[] {
  const faults: AccountFault[] = []
  const read = (text: string) => parseMarking(text, description.scheme)
  const whole = read(description.marking)
  for (const [file, bytes] of files) {
    if (!/^site\/data\/[^/]+\.json$/.test(file)) continue
    const head = dataSchema.safeParse(parsed(utf8Of(bytes)))
    if (!head.success) continue
    const { network, asOf, revision, marking } = head.data
    const report = (message: string) => faults.push({ code: 'account', file, message })
    if ((network ?? description.network.id) !== description.network.id)
      report(`is of the network "${network}"`)
    if ((asOf ?? description.asOf) !== description.asOf) report(`is as of ${asOf}`)
    if ((revision ?? description.revision) !== description.revision)
      report('is of another content than the bundle')
    const own = read(marking)
    if (!own.ok || (whole.ok && !isAtMost(own.marking, whole.marking, description.scheme)))
      report(`is marked ${marking}, and the whole ${description.marking}`)
  }
  return faults
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
