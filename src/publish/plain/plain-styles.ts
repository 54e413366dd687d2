/**
 * Styles as the plain edition has them: fonts are those of the reader's machine, and a shape that is drawn within the
 * stylesheet, which is the question mark of an unknown state, becomes that letter.
 */
export const plainStyles = (css: string): string =>
  css
    .replace(/@font-face\s*\{[^{}]*\}/g, '')
    .replace(
      /(?:-webkit-)?mask\s*:\s*url\((?:"data:image\/svg[^"]*"|'data:image\/svg[^']*'|data:image\/svg[^)]*)\)[^;{}]*/g,
      'content:"?";background:none',
    )
