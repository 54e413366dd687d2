/**
 * What comes of it. `refused`: `cf push` stops. `absent`: an environment does not have it. `lost`: it goes through, but
 * what is written counts for nothing in cf v7 and newer, so what was meant cannot be told. `otherwise`: it goes through
 * and is read in another way than it looks. `waits`: it needs something that is not in the files.
 */
export type RuleEffect = keyof typeof codes

/** All permanent codes by what comes of them. Apart from their words, so that a page that judges need not carry those. */
export const codes = {
  refused: [
    'manifest-number',
    'manifest-truth',
    'manifest-text',
    'manifest-list',
    'manifest-size',
    'manifest-size-least',
    'manifest-log-rate',
    'manifest-instances',
    'manifest-disk-twice',
    'manifest-version',
    'manifest-first-document',
    'manifest-name',
    'manifest-name-twice',
    'process-type',
    'process-twice',
    'process-command',
    'health-type',
    'health-endpoint',
    'health-endpoint-type',
    'health-time',
    'health-timeout-name',
    'env-form',
    'env-name',
    'sidecar-form',
    'sidecar-memory',
    'sidecar-room',
    'services-form',
    'service-parameters',
    'features-form',
    'metadata-form',
    'metadata-key',
    'metadata-value',
    'routes-form',
    'route-address',
    'route-protocol',
    'route-options',
    'route-random-default',
    'buildpack-twice',
    'docker-buildpacks',
    'docker-form',
    'cnb-buildpacks',
    'route-host-missing',
    'route-tcp-host',
    'route-port',
    'route-port-range',
    'route-internal',
    'route-wildcard',
    'route-host',
    'route-path',
    'route-protocol-kind',
    'limit-log-rate',
    'limit-timeout',
  ],
  lost: ['manifest-top-level', 'manifest-removed', 'manifest-inherit'],
  otherwise: [
    'manifest-unknown',
    'manifest-name-given',
    'manifest-spelling-twice',
    'manifest-web-process',
    'manifest-merge-late',
    'manifest-routes-unused',
    'manifest-yaml-value',
    'manifest-instances-cut',
    'manifest-docker-password',
    'env-nested',
    'manifest-deprecated',
    'manifest-key-twice',
    'manifest-documents',
    'lifecycle-type',
    'mta-unmapped',
    'score-unmapped',
  ],
  waits: ['manifest-variables'],
  absent: ['route-two-labels', 'route-private'],
} as const
export type PlatformCode = (typeof codes)[RuleEffect][number]

const effects = new Map<string, RuleEffect>(
  (Object.keys(codes) as RuleEffect[]).flatMap((effect) =>
    codes[effect].map((code) => [code, effect] as const),
  ),
)

/** What comes of a rule; every code has an effect. */
export const ruleEffectOf = ({ code }: { code: PlatformCode }): RuleEffect => effects.get(code) as RuleEffect
