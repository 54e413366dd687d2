/** What the README of a new playbook says. */
interface Facts {
  title: string
  command: string
}

/** Two commands, and where to write. */
export const readmeOf = ({ title, command }: Facts): string => `# ${title}

\`\`\`sh
${command} check    # what is left to be answered, first things first
${command} build    # the site, in dist/
\`\`\`

\`${command} dev\` shows pages and problems while you write; \`${command} new KIND ID\` begins an entry. For completion in
your editor run \`${command} schema\` once. \`fieldbook.config.yaml\` beside this file, where you write one, shapes the site to
your house: look, words, roles, time zone, lists, what is left out.
`
