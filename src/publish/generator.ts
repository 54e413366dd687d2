import { fileURLToPath } from 'node:url'

/** The generator's own folder: where its pages, styles and packages are. */
export const generator = fileURLToPath(new URL('../../', import.meta.url))
