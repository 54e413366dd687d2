import type { MarkingFault } from './words.ts'

/** What a word of some authority's markings says, for whoever wrote it where the scheme does not have it. */
interface KnownWord {
  /** What it says, as the end of a sentence: "says that …". */
  says: string
  /** Where that is written, in a document approved for public release. */
  source: string
  /** What stands in its place today, where its authority withdrew it. */
  legacy?: string
}

const manual = 'DoDM 5200.01 volume 2'
const metadata = (rule: string) => `ODNI, ISM.XML, rule ${rule}`
const cui = '32 CFR 2002 and the CUI registry'

/** An exact word, or the beginning of one that a name follows. */
type Row = readonly [word: string | RegExp, says: string, source: string, legacy?: string]

const rows: readonly Row[] = [
  // Who may have it.
  ['RELIDO', 'that a release officer may yet decide to give it to others', metadata('00124')],
  [/^DISPLAY ONLY\b/, 'to whom it may be shown without being handed over', metadata('00213')],
  [/^EYES( ONLY)?$/, 'whose eyes alone it is for', metadata('00033'), 'a list of nations'],
  [/^JOINT\b/, 'that several nations own it', manual],
  [/^FGI\b/, 'that it is information of a foreign government', metadata('00217')],
  [/^(CTS|NS|NC|NR|NU|COSMIC TOP SECRET|NATO .+)$/, 'that it is information of NATO', manual],
  ['ORCON-USGOV', 'that agencies of its own government may pass it on', manual],
  ['OC-USGOV', 'that agencies of its own government may pass it on', manual],
  [/^(PROPIN|PR)$/, 'that somebody owns it and has to be asked', manual],
  [
    /^(FISA|RAWFISA)$/,
    'that it comes from surveillance under the Foreign Intelligence Surveillance Act',
    manual,
  ],
  [/^(RSEN|RS)$/, 'that it is risk sensitive', metadata('00164')],
  [/^(DSEN)$/, 'that it is sensitive to a law enforcement agency', manual],
  // What has a system of its own.
  [/^(HCS-[OP])\b/, 'that it is of a compartment of human intelligence', metadata('00049')],
  [/^SI-[A-Z]/, 'that it is of a compartment of special intelligence', metadata('00045')],
  [/^TK-[A-Z]/, 'that it is of a compartment of TALENT KEYHOLE', metadata('00047')],
  [/^(KDK|EL|RSV|KLM|BUR|GG)\b/, 'that it is of another control system', metadata('00243')],
  [/^(SAR|SPECIAL ACCESS REQUIRED)\b/, 'that it belongs to a special access programme', manual],
  ['WAIVED', 'that its special access programme is waived from reporting', manual],
  [/^ACCM\b/, 'that alternative compensatory control measures hold for it', manual],
  [/^(RD|RESTRICTED DATA)\b/, 'that it is restricted data on nuclear weapons', metadata('00174')],
  [/^(FRD|FORMERLY RESTRICTED DATA)\b/, 'that it is formerly restricted data', metadata('00174')],
  [/^(TFNI)$/, 'that it is transclassified foreign nuclear information', metadata('00174')],
  [/^(CNWDI|N|RD-N|RD-CNWDI)$/, 'that it is about the design of nuclear weapons', metadata('00175')],
  [/^(SIGMA|SG)\b/, 'to which category of nuclear data it belongs', metadata('00173')],
  [
    /^(UCNI|DCNI|DOE UCNI|DOD UCNI)$/,
    'that it is controlled nuclear information, not classified',
    metadata('00181'),
  ],
  // What holds for unclassified information.
  [/^SP-[A-Z]/, 'to which specified category of CUI it belongs', cui],
  [/^(ATTORNEY-CLIENT|AC|ATTORNEY-WP|AWP)$/, 'that it is privileged between attorney and client', cui],
  [/^(FED ?ONLY|FEDCON|NOCON|DL ?ONLY)$/, 'to whom CUI may go', cui],
  ['CONTROLLED', 'that it is controlled unclassified information', cui],
  [/^(U\/?\/?)?FOUO$/, 'for official use only', '32 CFR 2002.36', 'CUI, with the category that now holds'],
  [/^(OUO|SBU|LOU)$/, 'that it is sensitive but unclassified', '32 CFR 2002.36', 'CUI, with its category'],
  [/^SBU(-| )(NF|NOFORN)$/, 'that it is sensitive but unclassified', '32 CFR 2002.36', 'CUI with its caveat'],
  [/^LES((-| )(NF|NOFORN))?$/, 'that it is sensitive to law enforcement', metadata('00150'), 'CUI//LEI'],
  ['SSI', 'that it is sensitive security information', cui, 'CUI//SP-SSI'],
  [/^(PCII|CVI)$/, 'that it concerns critical infrastructure', cui, 'CUI//SP-PCII or CUI//SP-CVI'],
  [/^(LIMDIS|DS)$/, 'that its distribution is limited', manual],
  [/^(EXDIS|XD|NODIS|ND)$/, 'that few of the State Department may have it', metadata('00038')],
  [/^(NOCONTRACT|NC|WNINTEL)$/, 'what is not marked any more', manual, 'nothing; ask who marked it'],
  [/^(R|RESTRICTED)$/, 'a level that several nations have below CONFIDENTIAL', manual],
]

/** What a word is elsewhere that a scheme does not have; undefined where nobody is known to use it. */
function knownWord(text: string): KnownWord | undefined {
  const word = text.trim().toUpperCase()
  const row = rows.find(([known]) => (typeof known === 'string' ? known === word : known.test(word)))
  if (!row) return undefined
  const [, says, source, legacy] = row
  return { says, source, ...(legacy === undefined ? {} : { legacy }) }
}

/** What would put a fault right; a word that another authority uses is explained, and nothing is proposed in its place. */
export function explainedFix({ word, fix }: Pick<MarkingFault, 'word' | 'fix'>): string {
  const known = knownWord(word)
  if (!known || /^write "/.test(fix)) return fix
  const { says, source, legacy } = known
  const today =
    legacy === undefined ? 'add it to the scheme, or ask who marked it' : `today ${legacy}; ask who marked it`
  return `elsewhere it says ${says} (${source}): ${today}`
}
