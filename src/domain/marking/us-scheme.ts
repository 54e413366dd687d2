import { type Scheme, schemeSchema } from '../../model/scheme.ts'

const level = (
  banner: string,
  portion: string,
  colour: string,
  ink: 'white' | 'black',
  uncaveated: 'all' | 'owner',
) => ({ banner, portion, colour, ink, uncaveated })
const control = (banner: string, portion: string, name: string, from?: string) => ({
  banner,
  portion,
  name,
  ...(from ? { from } : {}),
})
const specified = (id: string, name: string) => control(`SP-${id}`, `SP-${id}`, `${name} (specified)`)

/**
 * Markings of the United States, the default of workspaces without `environments/scheme.yaml`: the levels,
 * a selection of controls, NOFORN and REL TO. What is classified and carries no caveat stays with the owner.
 * Markings in use elsewhere (special access, atomic energy, foreign government) are added as further blocks.
 */
export const usScheme: Scheme = schemeSchema.parse({
  name: 'United States',
  levels: [
    level('UNCLASSIFIED', 'U', '#007a33', 'white', 'all'),
    level('CUI', 'CUI', '#502b85', 'white', 'all'),
    level('CONFIDENTIAL', 'C', '#0033a0', 'white', 'owner'),
    level('SECRET', 'S', '#c8102e', 'white', 'owner'),
    level('TOP SECRET', 'TS', '#ff8c00', 'black', 'owner'),
  ],
  blocks: [
    {
      name: 'Sensitive compartmented information',
      from: 'CONFIDENTIAL',
      paint: { colour: '#fce83a', ink: 'black' },
      controls: [
        control('HCS', 'HCS', 'Human intelligence control system', 'SECRET'),
        control('SI', 'SI', 'Special intelligence'),
        control('TK', 'TK', 'Talent Keyhole', 'SECRET'),
      ],
    },
    {
      name: 'Categories of controlled unclassified information',
      from: 'CUI',
      controls: [
        specified('CTI', 'Controlled technical information'),
        specified('EXPT', 'Export controlled'),
        specified('NNPI', 'Naval nuclear propulsion information'),
        specified('PROCURE', 'Procurement and acquisition'),
        specified('PRVCY', 'Privacy'),
        control('EXPT', 'EXPT', 'Export controlled'),
        control('ISVI', 'ISVI', 'Information systems vulnerability information'),
        control('OPSEC', 'OPSEC', 'Operations security'),
        control('PHYS', 'PHYS', 'Physical security'),
        control('PROCURE', 'PROCURE', 'Procurement and acquisition'),
        control('PRVCY', 'PRVCY', 'Privacy'),
      ],
    },
    {
      name: 'Dissemination',
      from: 'CONFIDENTIAL',
      caveats: true,
      controls: [
        control('ORCON', 'OC', 'Originator controlled'),
        control('IMCON', 'IMC', 'Controlled imagery', 'SECRET'),
        control('DL ONLY', 'DL ONLY', 'Listed recipients only', 'CUI'),
        control('FED ONLY', 'FED ONLY', 'Federal employees only', 'CUI'),
        control('FEDCON', 'FEDCON', 'Federal employees and contractors only', 'CUI'),
        control('NOCON', 'NOCON', 'Not for contractors', 'CUI'),
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
  releasable: { banner: 'REL TO', portion: 'REL TO', from: 'CUI' },
  nothingInCommon: 'decide',
})
