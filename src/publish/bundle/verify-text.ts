import { readFileSync } from 'node:fs'
import { shownBlocks } from '../../domain/document/blocks.ts'
import type { Profile } from '../../model/profile.ts'
import { leftOut } from '../plain/left-out.ts'
import { bundleName, type Description } from './description.ts'
import { signatureNamespace } from './sign.ts'

const template = new URL('VERIFY.txt', import.meta.url)

/** `VERIFY.txt`: what a bundle is, and how to check it with what is on any machine. */
export function verifyText(description: Description, { signed }: { signed: boolean }): string {
  const { title, version, predecessor, revision, asOf, network, marking, types, scheme } = description
  const values: Record<string, string> = {
    title,
    version,
    network: network.id,
    'network-name': network.name,
    holds: network.holds,
    audience: network.audience.length > 0 ? ` and is open to ${network.audience.join(', ')}` : '',
    levels: scheme.levels.map((level) => level.banner).join(' < '),
    'as-of': asOf,
    revision: revision === undefined ? '' : `, content ${revision}`,
    marking,
    document: documentText(description),
    types: types.join(' '),
    name: bundleName(description),
    'and-signature': signed ? ', MANIFEST.sha256.sig' : '',
    'allowed-signers': signed ? ' --allowed-signers FILE' : '',
    signed: signed ? signedText : unsignedText,
    after: predecessor
      ? `after version ${predecessor.version} as of ${predecessor.asOf}, whose MANIFEST.sha256 has the SHA-256\n  ${predecessor.manifest}`
      : 'the first edition, or one that names none before it',
    'left-out': leftOut.map(({ what, instead }) => `    ${what}\n        ${instead}`).join('\n'),
  }
  return textFor(description.profile).replace(/@([a-z-]+)/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`VERIFY.txt asks for "@${name}", which nothing gives`)
    // A title may be in any script; this file is for the plainest of tools.
    return value.replace(/[^\n\x20-\x7e]/g, '?')
  })
}

/** What the whole says besides its marking, a line each; an empty line where it says nothing. */
function documentText({ document, label, scheme }: Description): string {
  const blocks = document ? shownBlocks(document, scheme) : []
  const named = label
    ? `\nLabel\n    beside the archive, called as it is and .label.xml: how the whole is marked by the policy of\n    ${label.policy}, with the SHA-256 of the archive\n`
    : ''
  const told = blocks
    .map(({ title, lines }) => `\n${title}\n${lines.map((line) => `    ${line}`).join('\n')}\n`)
    .join('')
  return told + named
}

/** The template for a profile: a line `@@whole` begins what only the whole has, `@@` what all have. */
function textFor(profile: Profile): string {
  let of = ''
  return readFileSync(template, 'utf8')
    .split('\n')
    .filter((line) => {
      const [, next] = /^@@([a-z ]*)$/.exec(line) ?? []
      if (next !== undefined) of = next
      return next === undefined && (of === '' || of.split(' ').includes(profile))
    })
    .join('\n')
}

const unsignedText = `This bundle is NOT SIGNED: nothing in it says who made it. Compare
   the digest of the archive with one that came by another way.`

const signedText = `The manifest is signed. FILE holds the keys you trust, a line each, as
   "man ssh-keygen" says under ALLOWED SIGNERS; it must come by another way, never in a bundle. NAME is the one
   you expect, as FILE spells it:

    ssh-keygen -Y verify -f FILE -I NAME -n ${signatureNamespace} -s MANIFEST.sha256.sig < MANIFEST.sha256

   In PowerShell, which has no "<", the same within cmd /c "...".`
