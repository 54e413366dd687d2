/** What can be wrong with a bundle. Codes are permanent: scripts read them. */
export type FindingCode =
  /** The archive ends before its contents do. */
  | 'truncated'
  /** Bytes follow the end of the archive, or lie between its files. */
  | 'trailing-bytes'
  /** The archive is not as its own format has it. */
  | 'malformed'
  /** The files are right, but this is not the archive that was made of them. */
  | 'repacked'
  /** A name leads out of its folder, or is not safe everywhere. */
  | 'unsafe-name'
  /** A link, a device, a pipe: anything but a file or a folder. */
  | 'not-a-file'
  /** The same name twice. */
  | 'duplicate'
  /** Two names that are one where case does not count. */
  | 'case-clash'
  /** More bytes or files than a bundle may have. */
  | 'too-large'
  /** MANIFEST.sha256 is not there, or not as it is written. */
  | 'manifest'
  /** bundle.json is not there, or does not describe what is. */
  | 'description'
  | 'missing'
  | 'extra'
  | 'altered'
  /** A kind of file that no bundle holds. */
  | 'file-type'
  /** A file is not what its ending says. */
  | 'contents'
  /** What the bundle says of itself in one place is not what it says in another, or what is there. */
  | 'account'
  /** Something of the generator's own is not what the version that the bundle names writes. */
  | 'generator'
  /** A marking that the network may not hold, or that cannot be read. */
  | 'marking'
  | 'signature'
  /** The digest beside the archive is another. */
  | 'digest'
  /** The label beside the archive is missing, or says something else. */
  | 'label'

/** One thing that is wrong with a bundle. */
export interface BundleFinding {
  code: FindingCode
  /** The file concerned, by its name in the bundle. */
  file?: string
  /** What is wrong, in words. */
  message: string
}

/** Nothing more can be read after this finding. */
export class RefusedError extends Error {
  readonly finding: BundleFinding

  constructor(code: FindingCode, message: string, file?: string) {
    super(message)
    // An archive can give a file no name at all; the finding is of the archive then.
    this.finding = file === undefined || file === '' ? { code, message } : { code, message, file }
  }
}

/** What was given is no bundle at all, or one that this version cannot read: wrong input rather than a finding. */
export class NoBundleError extends Error {}
