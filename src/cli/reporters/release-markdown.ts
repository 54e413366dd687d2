import { heading, paragraph, print, report as reportOf, table } from '../../formats/print/markdown-report.ts'
import type { ToldRelease } from './release.ts'
import { sinceMarkdown } from './release-since.ts'

/** What goes to a network and what stays, as Markdown to be signed. */
export function releaseMarkdown(list: ToldRelease): string {
  const { banner, network, revision, goes, withheld, files, carried, since, exceptions, missing = [] } = list
  const { name, holds, audience } = network
  return print(
    reportOf(
      paragraph(banner),
      heading(1, `Release to ${name}`),
      paragraph(`It may hold ${holds}${audienceWords(audience)}. Content ${revision}.`),
      heading(2, 'Goes'),
      table(
        ['What', 'How many', 'Marking', 'Which'],
        goes.flatMap(({ label, marked }) =>
          marked.map(({ marking, names }) => [label, String(names.length), marking, names.join(', ')]),
        ),
      ),
      heading(2, 'Withheld'),
      ...(withheld.length === 0
        ? [paragraph('Nothing.')]
        : [
            table(
              ['Marking', 'What', 'Why', 'Where'],
              withheld.map((r) => [r.marking, r.what, r.why, r.at]),
            ),
          ]),
      ...(files.length === 0
        ? []
        : [
            table(
              ['Marking', 'File', 'Why'],
              files.map((f) => [f.marking, f.what, f.why]),
            ),
          ]),
      ...(carried.length === 0
        ? []
        : [
            heading(2, 'Files of public/ that go and say something inside'),
            table(
              ['Marking', 'File', 'What it carries', 'What to do'],
              carried.map((r) => [r.marking, r.file, r.carries.join('; '), r.advice]),
            ),
          ]),
      ...(exceptions.length === 0
        ? []
        : [
            heading(2, 'Checks that are otherwise than usual'),
            table(
              ['Check', 'How', 'Why', 'Where'],
              exceptions.map((e) => [e.code, exceptionWords(e), e.reason, e.at]),
            ),
          ]),
      ...(missing.length === 0
        ? []
        : [
            heading(2, 'Left out of the plain edition'),
            table(
              ['What', 'In its place'],
              missing.map(({ what, instead }) => [what, instead]),
            ),
          ]),
      ...(since ? sinceMarkdown(since) : []),
      paragraph(banner),
    ),
  )
}

/** `off in place of warning, until 2027-01-31`; of one that no longer holds, what it was. */
export const exceptionWords = ({ usual, given, until, holds }: ToldRelease['exceptions'][number]) => {
  const end = until === undefined ? '' : `, until ${until}`
  return `${given} in place of ${usual}${end}${holds ? '' : '; it does not hold, and counts for nothing'}`
}

/** Who reads on a network, where the scheme knows nations. */
export const audienceWords = (audience: readonly string[]) =>
  audience.length > 0 ? ` and is read by ${audience.join(', ')}` : ''
