/** Characters. Bounds the time that broken YAML takes; catalogs of this size are JSON. */
export const maxYaml = 500_000
