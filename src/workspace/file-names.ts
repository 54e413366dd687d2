/** What is wrong with the name of a file or folder, and what would be right. */
export interface NameFault {
  message: string
  fix: string
}

/** Names that some system reserves, with any ending. */
const kept =
  /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3])(?:\.|$)/i

/** Format characters (bidi, zero width), control characters, separators, and letters that show nothing. */
const hidden = /[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Cf}\p{Zl}\p{Zp}]/u
const refused = /[<>:"|?*\\]/

/** Why a name does not work on every file system, or does not look like what it is; undefined for one that is fine. */
export function faultOfName(name: string): NameFault | undefined {
  if (name.includes('\ufffd')) return { message: 'this name is no UTF-8', fix: plain }
  const invisible = hidden.exec(name)?.[0]
  if (invisible !== undefined) {
    const code = (invisible.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    return { message: `the name holds U+${code}, which nobody sees`, fix: plain }
  }
  if (kept.test(name))
    return { message: `${name} is a name that Windows keeps for a device`, fix: 'give it another name' }
  const sign = refused.exec(name)?.[0]
  if (sign !== undefined) return { message: `Windows takes no ${sign} in a name`, fix: plain }
  if (/[. ]$/.test(name)) return { message: 'Windows drops a dot or blank at the end of a name', fix: plain }
  if (name !== name.normalize('NFC'))
    return { message: 'the accents of this name are written apart, which not every system keeps', fix: plain }
  return undefined
}

const plain = 'name it with lower-case letters, digits, "-" and "."'

/** A name as file systems see it that ignore case. */
export const foldName = (name: string): string =>
  name.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase()
