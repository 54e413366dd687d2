import { isPlainFile } from './plain-site.ts'

/** One thing that the whole edition has and the plain one has not. */
export interface LeftOut {
  what: string
  /** What of the plain edition stands in its place. */
  instead: string
}

/** What is missing from every plain edition; `VERIFY.txt` and `release` list it. ASCII, as both are read anywhere. */
export const leftOut: readonly LeftOut[] = [
  {
    what: 'search (search.html, assets/search/)',
    instead: 'the A to Z, the same by environment, and the index of symptoms',
  },
  { what: 'judging a manifest (fit.html)', instead: 'fieldbook fit; what the verdicts mean is on /problems' },
  { what: 'the worksheet of the onboarding meeting (worksheet.html)', instead: 'fieldbook intake' },
  {
    what: 'filters, plans counted from a day, names filled into commands, walks taken along',
    instead: 'the whole lists and tables; choices of a column work by styles',
  },
  {
    what: 'the clock of the reader: ages, what has begun or ended since',
    instead: 'the day of the edition on every page, and days with everything that is dated',
  },
  {
    what: 'drawings: .svg files and those within pages',
    instead: 'signs, and the sentence or table that says the same',
  },
  { what: 'pictures that are no PNG', instead: 'their words' },
  { what: 'data for other tools: .json, .ics, .xml, .js', instead: 'the tables as .csv' },
  { what: 'fonts', instead: 'those of the reader' },
  {
    what: 'install.sh and host/',
    instead: 'fieldbook verify --install, or the steps at the end of VERIFY.txt',
  },
]

/** The same for a release: each file of its `public/` that does not go is named. */
export const leftOutOf = (files: Iterable<string>): LeftOut[] => [
  ...leftOut,
  ...[...files]
    .filter((path) => !isPlainFile(path))
    .map((path) => ({ what: `public/${path}`, instead: 'the words that stand beside it' })),
]
