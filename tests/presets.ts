import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { type Scheme, schemeSchema } from '../src/model/scheme.ts'

const folder = new URL('../presets/', import.meta.url)

/** The schemes that ship, by name, each with the text of its file. */
export const presets: readonly (readonly [name: string, scheme: Scheme, text: string])[] = readdirSync(folder)
  .sort()
  .map((file) => {
    const text = readFileSync(new URL(file, folder), 'utf8')
    return [file.replace('.yaml', ''), schemeSchema.parse(parse(text)), text]
  })

/** Schemes with words that only their authority writes so. */
export const foreign: readonly (readonly [name: string, scheme: Scheme, text: string])[] = [
  [
    'Germany',
    schemeSchema.parse({
      name: 'Deutschland',
      levels: [
        { banner: 'OFFEN', portion: 'OFFEN', colour: '#007a33', ink: 'white' },
        { banner: 'VS-NUR FÜR DEN DIENSTGEBRAUCH', portion: 'VS-NfD', colour: '#004990', ink: 'white' },
        { banner: 'VS-VERTRAULICH', portion: 'VS-Vertr', colour: '#004990', ink: 'white' },
        { banner: 'GEHEIM', portion: 'GEH', colour: '#c8102e', ink: 'white' },
      ],
    }),
    '',
  ],
  [
    'France',
    schemeSchema.parse({
      name: 'France',
      levels: [
        { banner: 'NON PROTÉGÉ', portion: 'NP', colour: '#007a33', ink: 'white', uncaveated: 'all' },
        { banner: 'Diffusion restreinte', portion: 'DR', colour: '#004990', ink: 'white', uncaveated: 'all' },
        { banner: 'SECRET', portion: 'S', colour: '#c8102e', ink: 'white', uncaveated: 'all' },
        { banner: 'TRÈS SECRET', portion: 'TS', colour: '#ff8c00', ink: 'black', uncaveated: 'all' },
      ],
      owner: 'FRA',
      noForeign: { banner: 'SPÉCIAL FRANCE', portion: 'SF', from: 'Diffusion restreinte' },
    }),
    '',
  ],
  [
    'a house with words of its own',
    schemeSchema.parse({
      name: 'House',
      levels: [
        { banner: 'Offen', portion: 'C1_OPEN', colour: '#007a33', ink: 'white' },
        { banner: 'Intern', portion: 'C2_INTERN', colour: '#004990', ink: 'white' },
        { banner: 'C3_STRICT', portion: 'C3_STRICT', colour: '#c8102e', ink: 'white' },
      ],
    }),
    '',
  ],
]
