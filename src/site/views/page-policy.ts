/** What a page says of what it may load and run; hosts send the same, and who may frame it (`publish/headers.ts`). */
export const saidPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'none'; base-uri 'none'"
