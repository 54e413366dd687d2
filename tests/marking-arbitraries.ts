import fc from 'fast-check'
import { carriedAs, controlPlaces, wholeControls } from '../src/domain/marking/controls.ts'
import { levelsOf, type Ownership, saysWhose } from '../src/domain/marking/foreign.ts'
import type { Marking } from '../src/domain/marking/marking.ts'
import { expand, trigraphs } from '../src/domain/marking/nations.ts'
import { type Scheme, schemeSchema } from '../src/model/scheme.ts'

/** A scheme unlike the default in all that a scheme may choose: no caveats, other words, a person decides. */
export const officeScheme: Scheme = schemeSchema.parse({
  name: 'Office',
  levels: [
    { banner: 'PUBLIC', portion: 'P', colour: '#226622', ink: 'white', uncaveated: 'all' },
    { banner: 'INTERNAL', portion: 'I', colour: '#224488', ink: 'white', uncaveated: 'owner' },
    { banner: 'CONFIDENTIAL', portion: 'CO', colour: '#884422', ink: 'white', uncaveated: 'owner' },
    { banner: 'RESTRICTED', portion: 'R', colour: '#882222', ink: 'white', uncaveated: 'decide' },
  ],
  blocks: [
    {
      name: 'Departments',
      from: 'INTERNAL',
      controls: [
        { banner: 'FINANCE', portion: 'FIN', name: 'Finance' },
        { banner: 'PEOPLE', portion: 'PPL', name: 'Personnel', from: 'CONFIDENTIAL' },
      ],
    },
  ],
  owner: 'NLD',
})

/** A scheme whose list of nations is small enough for every set of them, and that lets a person decide. */
export const smallScheme: Scheme = schemeSchema.parse({
  name: 'Small',
  levels: [
    { banner: 'OPEN', portion: 'O', colour: '#226622', ink: 'white', uncaveated: 'all' },
    { banner: 'SHARED', portion: 'SH', colour: '#224488', ink: 'white', uncaveated: 'owner' },
    { banner: 'CLOSED', portion: 'CL', colour: '#882222', ink: 'white', uncaveated: 'decide' },
  ],
  blocks: [{ name: 'Boxes', from: 'OPEN', controls: [{ banner: 'BOX', portion: 'BX', name: 'Box' }] }],
  owner: 'FRA',
  nations: ['BEL', 'DEU', 'FRA', 'LUX', 'NLD'],
  groups: { BNLX: ['BEL', 'LUX', 'NLD'], CORE: ['DEU', 'FRA'], FOUR: ['BEL', 'DEU', 'LUX', 'NLD'] },
  noForeign: { banner: 'OURS', portion: 'OU', from: 'OPEN' },
  releasable: { banner: 'FOR', portion: 'FOR', from: 'SHARED' },
})

/** A scheme that knows no nations, in words of its own. */
export const plainScheme: Scheme = schemeSchema.parse({
  name: 'Plain',
  levels: [
    { banner: 'Offen', portion: 'OFFEN', colour: '#226622', ink: 'white' },
    { banner: 'TLP:AMBER+STRICT', portion: 'AMBER', colour: '#224488', ink: 'white' },
    { banner: 'TRÈS SECRET', portion: 'VS-NfD', colour: '#882222', ink: 'white' },
  ],
  blocks: [{ name: 'Boxes', from: 'Offen', controls: [{ banner: 'Box_1', portion: 'B1', name: 'Box' }] }],
})

const ownersOf = ({ owner }: Scheme): string[] => (owner === undefined ? [] : [owner])

/** Any marking that a scheme can write. */
export function markings(scheme: Scheme): fc.Arbitrary<Marking> {
  const rank = (from: string) => scheme.levels.findIndex((level) => level.banner === from)
  return fc.nat({ max: scheme.levels.length - 1 }).chain((level) => {
    const carries = (from: string | undefined) => from !== undefined && rank(from) <= level
    const caveats: fc.Arbitrary<readonly string[] | undefined>[] = [fc.constant(undefined)]
    if (carries(scheme.noForeign?.from)) caveats.push(fc.constant(ownersOf(scheme)))
    if (carries(scheme.releasable?.from)) caveats.push(releasable(scheme))
    const words = controlPlaces(scheme)
      .filter(({ block: { from, upTo }, control }) => {
        return carries(control.from ?? from) && (upTo === undefined || level <= rank(upTo))
      })
      .flatMap(({ control }) => {
        const names = control.names?.are === 'nations' ? ['DEU', 'GBR', 'NATO'] : ['2', '11', 'AB', 'C']
        const named = control.names ? names.map((name) => carriedAs(control, name)) : []
        return control.names?.bare === 'none' ? named : [control.banner, ...named]
      })
    return fc
      .record({
        // Few at a time: a marking that carries everything hides what two of them do to each other.
        controls: fc.subarray(words, { maxLength: Math.min(words.length, 6) }),
        to: fc.oneof(...caveats),
        owner: fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, owners(scheme, level)),
      })
      .map(({ controls, to, owner }) => {
        const whose = ({ of }: Ownership) => of.filter((name) => name !== scheme.owner)
        const { control = '' } = scheme.foreign ?? {}
        const own = owner ? controls.filter((word) => !saysWhose(word, scheme)) : controls
        const names = owner ? whose(owner).map((of) => (of === control ? of : `${control} ${of}`)) : []
        const whole = wholeControls([...own, ...names], scheme)
        const marking = { level: scheme.levels[level]?.banner ?? '', controls: whole }
        return { ...marking, ...(to ? { to } : {}), ...(owner ? { foreign: owner } : {}) }
      })
  })
}

/** Whose something of a level is, where that is not the owner alone. */
function owners({ foreign, levels, owner = '' }: Scheme, level: number): fc.Arbitrary<Ownership | undefined> {
  const at = levels[level]?.banner
  const possible = [['GBR'], ['DEU'], ['CAN', 'GBR', owner], ['DEU', owner], [foreign?.control ?? '']]
  const groups = Object.keys(foreign?.groups ?? {}).map((name) => [name])
  const all = [...possible, ...groups].flatMap((of) =>
    foreign
      ? levelsOf({ of }, foreign).flatMap((one) => (one.as === at ? [{ of, level: one.banner }] : []))
      : [],
  )
  return all.length > 0 ? fc.constantFrom(...all) : fc.constant(undefined)
}

/** Sets of nations as lists name them: a few nations and groups, and always the owner. */
function releasable(scheme: Scheme): fc.Arbitrary<readonly string[]> {
  const others = trigraphs(scheme).filter((nation) => nation !== scheme.owner)
  // Members of groups often, so that intersections are neither always empty nor always whole.
  const likely = [...new Set(Object.values(scheme.groups).flat())].filter((n) => n !== scheme.owner)
  const names = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...likely) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
    { weight: 1, arbitrary: fc.constantFrom(...Object.keys(scheme.groups)) },
  )
  return fc
    .tuple(fc.constantFrom(...others), fc.array(names, { maxLength: 5 }))
    .map(([one, more]) => expand([...ownersOf(scheme), one, ...more], scheme) as readonly string[])
}

/** Any network of a scheme: a marking without caveat, and an audience of a few nations and groups. */
export function networks(scheme: Scheme): fc.Arbitrary<{ holds: Marking; audience: string[] }> {
  const likely = [
    ...Object.keys(scheme.groups),
    ...new Set(Object.values(scheme.groups).flat()),
    ...ownersOf(scheme),
  ]
  return fc.record({
    holds: markings(scheme).map(({ level, controls }) => ({ level, controls })),
    audience:
      likely.length === 0
        ? fc.constant([])
        : fc.oneof(
            fc.constant(ownersOf(scheme)),
            fc.uniqueArray(fc.constantFrom(...likely), { minLength: 1, maxLength: 3 }),
          ),
  })
}
