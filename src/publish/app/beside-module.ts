import { extname } from 'node:path'

/** A module beside another, for what is started by its file: in the same language, as it is written or compiled. */
export const besideModule = (of: string, name: string): URL => new URL(`./${name}${extname(of)}`, of)
