/** So many folders deep may an address be at which nothing is: deeper than any page of a site stands. */
export const deepest = 7

/**
 * The page for addresses that are none, so that it finds its stylesheet and its script wherever a server sends it.
 * A page cannot know how deep it was asked for, its policy forbids it to say where it is (`base`), and an address from the root
 * of the server is wrong for a site below a path. So each is asked for here, one folder up, two, and so on: one of
 * these is there. Of scripts the first that comes does the work.
 */
export const atAnyDepth = (html: string): string =>
  html.replace(
    /<link rel="stylesheet" href="(assets\/[^"]+)">|<script src="(assets\/[^"]+)" defer><\/script>/g,
    (_all, style?: string, script?: string) =>
      Array.from({ length: deepest + 1 }, (_, depth) => {
        const up = '../'.repeat(depth)
        return style === undefined
          ? `<script src="${up}${script}" defer></script>`
          : `<link rel="stylesheet" href="${up}${style}">`
      }).join(''),
  )
