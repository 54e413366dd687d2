// @ts-check

const generator = new URL('..', import.meta.url)

/** Node runs no TypeScript below `node_modules`: there the package's compiled code runs, which `prepack` made. */
const isInstalled = import.meta.url.includes('/node_modules/')

/**
 * Where a module of `src/` is run from.
 * @param {string} name its path below `src/`, without the extension: `cli/main`
 * @returns {string} what `import()` takes
 */
export const code = (name) => new URL(isInstalled ? `lib/${name}.js` : `src/${name}.ts`, generator).href
