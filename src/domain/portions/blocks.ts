/** What on a page is a portion, by the names of elements: where marks are put after a build, and by scripts. */

/** Ways to other places, controls, drawings and code are no portions. */
export const isPassedOver = (name: string) =>
  /^(?:nav|form|fieldset|button|label|select|svg|script|noscript|output|pre)$/.test(name)

/** What holds words of its own may be a portion; what else holds it is looked into. */
export const isPortion = (name: string) => /^(?:h[1-6]|p|li|dt|figcaption|summary)$/.test(name)

export const isInline = (name: string) =>
  /^(?:a|abbr|b|br|code|del|em|i|img|kbd|mark|s|samp|small|span|strong|sub|sup|time|var)$/.test(name)
