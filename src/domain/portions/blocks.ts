/** Which elements of a page are portions; used after a build and by scripts, to put marks. */

/** Ways to other places, controls, drawings and code are no portions. */
export const isPassedOver = (name: string) =>
  /^(?:nav|form|fieldset|button|label|select|svg|script|noscript|output|pre)$/.test(name)

/** An element with words of its own may be a portion; other elements are searched for such elements. */
export const isPortion = (name: string) => /^(?:h[1-6]|p|li|dt|figcaption|summary)$/.test(name)

/** Whether an element stands within a line of text. */
export const isInlineTag = (name: string) =>
  /^(?:a|abbr|b|br|code|del|em|i|img|kbd|mark|s|samp|small|span|strong|sub|sup|time|var)$/.test(name)
