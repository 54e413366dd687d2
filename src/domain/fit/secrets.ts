/**
 * Text with what may be secret in it taken out. Of addresses that is who signs in, and the query, which is a credential
 * where an address is presigned; a fragment stays where it can be a branch. Of other text it is what stands behind the
 * name of a password, a token or a key, and tokens and keys that are told by their form.
 */
export function withoutSecrets(text: string): string {
  return (
    text
      .replace(/-----BEGIN [\s\S]*?(?:-----END [\w ]*-----|$)/g, '…')
      .replace(/\beyJ[\w-]{4,}\.[\w-]+(?:\.[\w-]*)?/g, '…')
      .replace(/\b(Bearer|Basic) [\w.~+/=-]{8,}/gi, '$1 …')
      .replace(/((?:[a-z][a-z0-9+.-]{0,20}:)?\/\/)[^/?#\s]*@/gi, '$1')
      // `user:password@registry` and `token@registry/image`, without a scheme.
      .replace(
        /(?<![^\s"'([{,])(?!git@)[^\s/@:"'([{,]*(?::[^\s/]*)?@(?=[\w-]+(?:\.[\w-]+)+(?::\d+)?\/)/gi,
        '',
      )
      .replace(/(?<![^\s"'([{,])[^\s/@:"'([{,]*:[^\s/]+@(?=[\w-]+(?:\.[\w-]+)+)/gi, '')
      .replace(/((?:[a-z][a-z0-9+.-]{0,20}:)?\/\/[^\s?#"']*)\?[^\s#"'\])}]*/gi, '$1')
      .replace(/\?[\w.%~-]*=[^\s#"'\])}]*/g, '')
      .replace(/#[\w.%~-]+=[^\s"'\])}]*/g, '#…')
      .replace(new RegExp(`((?:${named})=)[^\\s;,&"'\\])}]+`, 'gi'), '$1…')
      .replace(new RegExp(`("(?:${named}|auth)"\\s*:\\s*)"[^"]*"?`, 'gi'), '$1"…"')
      .replace(new RegExp(`(--(?:${named})[ =])\\S+`, 'gi'), '$1…')
  )
}

/** Names of what is secret, alone or at the end of a longer name. */
const named =
  '[\\w.-]*(?:password|passwd|pwd|secret|token|credentials?|(?:account|access|api|private|signing)[_-]?key)'

/** A name that somebody wrote, as it may be printed: what is no plain word could be a connection string. */
export const plainName = (text: string) =>
  /^[\p{L}\d][\p{L}\d ._+/()-]{0,99}$/u.test(text) && withoutSecrets(text) === text ? text : undefined
