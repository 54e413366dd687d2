/** The version in the file name of a buildpack, the only place where Cloud Controller keeps it. */
export const versionIn = (filename: string | undefined): string | undefined =>
  filename?.match(/\d+(?:\.\d+)+/g)?.at(-1)
