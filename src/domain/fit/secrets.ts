/**
 * Text with what addresses in it may hold of secrets taken out: who signs in, and the query, which is a credential
 * where an address is presigned. A fragment stays where it can be a branch.
 */
export function withoutSecrets(text: string): string {
  return text
    .replace(/([a-z][a-z0-9+.-]{0,20}:\/\/)[^/?#\s@]*(?:@[^/?#\s@]*)*@/gi, '$1')
    .replace(/\b[^\s/@:]+:[^\s/@]+@(?=[\w-]+(?:\.[\w-]+)+)/g, '')
    .replace(/((?:[a-z][a-z0-9+.-]{0,20}:\/\/|\/\/)[^\s?#"']*)\?[^\s#"'\])}]*/gi, '$1')
    .replace(/((?:[a-z][a-z0-9+.-]{0,20}:\/\/)[^\s#"']*#)(?![\w./-]{1,80}(?:["'\s\])},]|$))[^\s"'\])}]*/gi, '$1…')
}
