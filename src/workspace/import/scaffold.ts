import { stringify } from 'yaml'

/**
 * The page of a service that only the marketplace knows yet. Category, summary and owner are for a person to
 * say: they are missing, so `check` asks for each of them by name.
 */
export function scaffoldService(
  id: string,
  live: { broker: string; offering: string } | undefined,
  environment: string,
): string {
  const name = live?.offering ?? id
  const aliases = name === id ? {} : { aliases: [name] }
  const frontmatter = stringify({ name, ...aliases, kind: 'managed' }, { lineWidth: 0 })
  const from = live ? `Offering ${name} of broker ${live.broker}` : `Offering ${name}`
  return [
    '---',
    `# ${from.replace(/\s+/g, ' ')}, first seen in ${environment}. Still to be said: category, short, summary, owner.`,
    `${frontmatter}---`,
    '',
    '## What it is for',
    '',
  ].join('\n')
}
