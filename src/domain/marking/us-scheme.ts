import { type Control, type DocumentBlock, type Scheme, schemeSchema } from '../../model/scheme.ts'

const level = (
  banner: string,
  portion: string,
  colour: string,
  ink: 'white' | 'black',
  uncaveated: 'all' | 'owner' | 'ask',
  needs: DocumentBlock[] = [],
) => ({ banner, portion, colour, ink, uncaveated, needs })
const control = (banner: string, portion: string, name: string, more: ControlRules = {}) => ({
  banner,
  portion,
  name,
  ...more,
})
const foreign = (banner: string, portion: string, as: string) => ({ banner, portion, as })
type ControlRules = Partial<Omit<Control, 'names'>> & { names?: Partial<Control['names']> }

/** Of the CUI registry, those that a platform team meets; a scheme may add others. */
const categories = [
  ['CEII', 'Critical energy infrastructure'],
  ['CTI', 'Controlled technical information'],
  ['CVI', 'Vulnerability to chemical terrorism'],
  ['DCNI', 'Controlled nuclear information of the Department of Defense'],
  ['EXPT', 'Export controlled'],
  ['EXPTR', 'Export controlled research'],
  ['GENETIC', 'Genetic information'],
  ['HLTH', 'Health information'],
  ['INTEL', 'Intelligence'],
  ['ISVI', 'Information systems vulnerability'],
  ['LEI', 'Law enforcement'],
  ['LPROT', 'Protective order'],
  ['MIL', 'Military personnel'],
  ['NNPI', 'Naval nuclear propulsion'],
  ['OPSEC', 'Operations security'],
  ['PCII', 'Protected critical infrastructure'],
  ['PERS', 'Personnel records'],
  ['PHYS', 'Physical security'],
  ['PRIVILEGE', 'Legal privilege'],
  ['PROCURE', 'Procurement and acquisition'],
  ['PRVCY', 'Privacy'],
  ['SGI', 'Safeguards information'],
  ['SSEL', 'Source selection'],
  ['SSI', 'Sensitive security information'],
  ['TAX', 'Taxpayer information'],
  ['UCNI', 'Controlled nuclear information of the Department of Energy'],
] as const
/** Categories that no authority specifies. */
const basicOnly = [
  ['BUDG', 'Budget'],
  ['DCRIT', 'Security of critical infrastructure of the Department of Defense'],
  ['EMGT', 'Emergency management'],
] as const

/**
 * Markings of the United States, the default of workspaces without `environments/scheme.yaml`. What is classified and
 * carries no caveat stays with the owner; of CUI a person has to say it. Rules are from documents that were approved
 * for public release, each named with its control: DoDM 5200.01 volume 2, the rules of ISM.XML (ODNI), 32 CFR 2002 and
 * the CUI registry. Left out is PROPIN as a category of CUI, since PROPIN is a control of dissemination, too.
 */
export const usScheme: Scheme = schemeSchema.parse({
  name: 'United States',
  levels: [
    level('UNCLASSIFIED', 'U', '#007a33', 'white', 'all'),
    level('CUI', 'CUI', '#502b85', 'white', 'ask', ['designation']),
    level('CONFIDENTIAL', 'C', '#0033a0', 'white', 'owner', ['authority']),
    level('SECRET', 'S', '#c8102e', 'white', 'owner', ['authority']),
    level('TOP SECRET', 'TS', '#ff8c00', 'black', 'owner', ['authority']),
  ],
  blocks: [
    {
      name: 'Sensitive compartmented information',
      from: 'CONFIDENTIAL',
      paint: { colour: '#fce83a', ink: 'black' },
      controls: [
        control('HCS', 'HCS', 'Human intelligence control system', {
          from: 'SECRET',
          requires: ['NOFORN'],
          source: 'ISM.XML 00048, 00049',
        }),
        control('HCS-O', 'HCS-O', 'Human intelligence, operations', {
          from: 'SECRET',
          within: 'HCS',
          names: { are: 'words', bare: 'part' },
          requires: ['NOFORN'],
          source: 'ISM.XML 00049',
        }),
        control('HCS-P', 'HCS-P', 'Human intelligence, product', {
          from: 'SECRET',
          within: 'HCS',
          names: { are: 'words', bare: 'part' },
          requires: ['NOFORN'],
          source: 'ISM.XML 00049',
        }),
        control('SI', 'SI', 'Special intelligence', {
          names: { are: 'words', behind: '-', bare: 'part' },
          source: 'ISM.XML 00043',
        }),
        control('SI-G', 'SI-G', 'Special intelligence, GAMMA', {
          from: 'TOP SECRET',
          within: 'SI',
          names: { are: 'words', bare: 'part' },
          requires: ['ORCON'],
          source: 'ISM.XML 00044, 00045',
        }),
        control('TK', 'TK', 'Talent Keyhole', {
          from: 'SECRET',
          names: { are: 'words', behind: '-', bare: 'part' },
          source: 'ISM.XML 00047',
        }),
      ],
    },
    {
      name: 'Special access programmes',
      from: 'CONFIDENTIAL',
      controls: [
        control('SAR', 'SAR', 'Special access required', {
          names: { are: 'words', behind: '-' },
          source: 'DoDM 5200.01 v2',
        }),
      ],
    },
    {
      name: 'Atomic energy',
      from: 'CONFIDENTIAL',
      controls: [
        control('RD', 'RD', 'Restricted data', { within: 'FRD', source: 'ISM.XML 00174' }),
        control('RD-CNWDI', 'RD-N', 'Restricted data, design of nuclear weapons', {
          from: 'SECRET',
          within: 'RD',
          source: 'ISM.XML 00175, 00185',
        }),
        control('RD-SIGMA', 'RD-SG', 'Restricted data, by category', {
          from: 'SECRET',
          within: 'RD',
          names: { are: 'words' },
          source: 'ISM.XML 00173, 00183',
        }),
        control('FRD', 'FRD', 'Formerly restricted data', { source: 'ISM.XML 00174' }),
        control('FRD-SIGMA', 'FRD-SG', 'Formerly restricted data, by category', {
          from: 'SECRET',
          within: 'FRD',
          names: { are: 'words' },
          source: 'ISM.XML 00173, 00184',
        }),
        control('TFNI', 'TFNI', 'Transclassified foreign nuclear information', { source: 'ISM.XML 00174' }),
      ],
    },
    {
      name: 'Foreign government information',
      from: 'CONFIDENTIAL',
      controls: [
        control('FGI', 'FGI', 'Foreign government information', {
          names: { are: 'nations', bare: 'all' },
          source: 'DoDM 5200.01 v2; ISM.XML 00217',
        }),
      ],
    },
    {
      // One segment: specified categories, then basic ones, each by the alphabet.
      name: 'Categories of controlled unclassified information',
      from: 'CUI',
      upTo: 'CUI',
      controls: [
        ...categories.map(([id, name]) => control(`SP-${id}`, `SP-${id}`, `${name} (specified)`)),
        ...[...categories, ...basicOnly]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([id, name]) => control(id, id, name)),
      ],
    },
    {
      name: 'Dissemination',
      from: 'CONFIDENTIAL',
      caveats: { noForeign: 'IMCON', releasable: 'PROPIN' },
      controls: [
        // Those of CUI first: with NOFORN and REL TO they stand by the alphabet.
        control('ATTORNEY-CLIENT', 'AC', 'Privileged between attorney and client', {
          from: 'CUI',
          source: 'CUI registry, limited dissemination',
        }),
        control('ATTORNEY-WP', 'AWP', 'Work product of an attorney', {
          from: 'CUI',
          source: 'CUI registry, limited dissemination',
        }),
        control('DL ONLY', 'DL ONLY', 'Listed recipients only', {
          from: 'CUI',
          source: 'CUI registry, limited dissemination',
        }),
        control('FED ONLY', 'FED ONLY', 'Federal employees only', {
          from: 'CUI',
          within: 'FEDCON',
          source: 'CUI registry, limited dissemination',
        }),
        control('FEDCON', 'FEDCON', 'Federal employees and contractors only', {
          from: 'CUI',
          source: 'CUI registry, limited dissemination',
        }),
        control('NOCON', 'NOCON', 'Not for contractors', {
          from: 'CUI',
          source: 'CUI registry, limited dissemination',
        }),
        control('RSEN', 'RS', 'Risk sensitive', { from: 'SECRET', source: 'ISM.XML 00164' }),
        control('ORCON', 'OC', 'Originator controlled', { within: 'ORCON-USGOV', source: 'ISM.XML 00028' }),
        control(
          'ORCON-USGOV',
          'OC-USGOV',
          'Originator controlled, free within the government of the United States',
          { source: 'DoDM 5200.01 v2' },
        ),
        control('IMCON', 'IMC', 'Controlled imagery', { from: 'SECRET', source: 'ISM.XML 00107' }),
        control('PROPIN', 'PR', 'Caution, proprietary information involved', { source: 'DoDM 5200.01 v2' }),
        control('RELIDO', 'RELIDO', 'Releasable by an information disclosure official', {
          permits: true,
          excludes: ['NOFORN'],
          source: 'ISM.XML 00124, 00169',
        }),
        control('DSEN', 'DSEN', 'Sensitive to the Drug Enforcement Administration', {
          source: 'DoDM 5200.01 v2',
        }),
        control('FISA', 'FISA', 'From surveillance under the Foreign Intelligence Surveillance Act', {
          source: 'ISM.XML 00130, 00139',
        }),
        control('DISPLAY ONLY', 'DISPLAY ONLY', 'May be shown to those named, without a copy', {
          from: 'CUI',
          permits: true,
          names: { are: 'nations', between: ', ' },
          excludes: ['NOFORN', 'RELIDO'],
          source: 'ISM.XML 00169, 00213',
        }),
      ],
    },
  ],
  owner: 'USA',
  groups: {
    ACGU: ['AUS', 'CAN', 'GBR', 'USA'],
    FVEY: ['AUS', 'CAN', 'GBR', 'NZL', 'USA'],
    NATO: [
      ...['ALB', 'BEL', 'BGR', 'CAN', 'CZE', 'DEU', 'DNK', 'ESP', 'EST', 'FIN', 'FRA'],
      ...['GBR', 'GRC', 'HRV', 'HUN', 'ISL', 'ITA', 'LTU', 'LUX', 'LVA', 'MKD', 'MNE'],
      ...['NLD', 'NOR', 'POL', 'PRT', 'ROU', 'SVK', 'SVN', 'SWE', 'TUR', 'USA'],
    ],
  },
  noForeign: { banner: 'NOFORN', portion: 'NF', from: 'CUI' },
  releasable: { banner: 'REL TO', portion: 'REL TO', from: 'CUI', abbreviated: 'REL' },
  foreign: {
    control: 'FGI',
    joint: 'JOINT',
    levels: [
      foreign('RESTRICTED', 'R', 'CONFIDENTIAL'),
      foreign('CONFIDENTIAL', 'C', 'CONFIDENTIAL'),
      foreign('SECRET', 'S', 'SECRET'),
      foreign('TOP SECRET', 'TS', 'TOP SECRET'),
    ],
    groups: {
      NATO: [
        foreign('NATO RESTRICTED', 'NR', 'CONFIDENTIAL'),
        foreign('NATO CONFIDENTIAL', 'NC', 'CONFIDENTIAL'),
        foreign('NATO SECRET', 'NS', 'SECRET'),
        foreign('COSMIC TOP SECRET', 'CTS', 'TOP SECRET'),
      ],
    },
    source: 'DoDM 5200.01 v2, enclosure 4; 32 CFR 2001.24, 2001.54',
    jointSource: 'ICD 710',
  },
  nothingInCommon: 'decide',
})
