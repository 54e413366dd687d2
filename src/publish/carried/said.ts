/** Text that a file carries inside, and where in it: `Author (tEXt)`, `GPS position (Exif)`, `comment`. */
export interface CarriedText {
  where: string
  text: string
}

/** What a file carries beside, or instead of, what it shows. */
export interface Carried {
  /** `PNG`, `JPEG`, …; undefined where nobody here knows the form. */
  form?: string
  said: CarriedText[]
  /** What of it could not be read, each as a clause: `its chunk prIv is in a form of its own`. Empty where all was. */
  unread: string[]
}

/** Reads files inside files, as deep as a person would ever put them. */
export type ReadInside = (bytes: Buffer) => Carried

/** A file is not built as its form asks. The message is a clause that says so. */
export class BrokenFileError extends Error {}
