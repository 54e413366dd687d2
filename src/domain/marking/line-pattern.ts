// Signs of quotations, headings and items.
const lineStart = '(?<=^|\\n)[ >#]*(?:[-+] )?'
const wordEnd = '(?![A-Z0-9ª])'
const classified = '(?:[A-Z]+ ){0,2}(?:CLASSIFICATION|CLASSIFIED|MARKINGS?|MARKED)(?: AS)?'

/**
 * Finds in folded capitals what is said of a whole text or section without parentheses: a banner on a line by itself, a
 * caveat or a banner with a full stop at the head of one, "Classification:" and a level, the banner of another nation.
 * What it is given are alternatives of a pattern; the one group that matched holds the word.
 */
export function linePattern(banners: string, caveats: string, levels: string): RegExp {
  const forms = [
    `(?<=^|\\n)[ >#]*(${banners})[ .]*(?=\\n)`,
    `(?<=\\n)[ >#]*(${banners})[ .]*$`,
    `${lineStart}(${caveats})${wordEnd}(?=.*[A-Z0-9ª])`,
    `${lineStart}(${banners})[.](?= )`,
    `${lineStart}${classified}[ :=-]+(${levels})[ .]*(?=\\n|$)`,
    `${lineStart}//(?:[A-Z]{3,4} )?(${banners})${wordEnd}`,
  ]
  return new RegExp(forms.join('|'), 'g')
}
