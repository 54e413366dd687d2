/**
 * Text with what addresses in it may hold of secrets taken out: who signs in, and the query, which is a credential
 * where an address is presigned. A fragment stays where it can be a branch.
 */
export function withoutSecrets(text: string): string {
  return (
    text
      .replace(/([a-z][a-z0-9+.-]{0,20}:\/\/)[^/?#\s]*@/gi, '$1')
      // `user:password@registry` and `token@registry/image`, without a scheme.
      .replace(
        /(?<![^\s"'([{,])(?!git@)[^\s/@:"'([{,]+(?::[^\s/]*)?@(?=[\w-]+(?:\.[\w-]+)+(?::\d+)?\/)/gi,
        '',
      )
      .replace(/(?<![^\s"'([{,])[^\s/@:"'([{,]+:[^\s/]+@(?=[\w-]+(?:\.[\w-]+)+)/gi, '')
      .replace(/((?:[a-z][a-z0-9+.-]{0,20}:)?\/\/[^\s?#"']*)\?[^\s#"'\])}]*/gi, '$1')
      .replace(/\?[\w.%~-]*=[^\s#"'\])}]*/g, '')
      .replace(/#[\w.%~-]+=[^\s"'\])}]*/g, '#…')
  )
}
