import { extname } from 'node:path'

/**
 * What every host sends with the site; the files in `host/` say the same to nginx, Apache and Cloud Foundry,
 * and the browser tests run under it. WebAssembly is the search engine; everything else is files of the site.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Sent with every answer, whatever the file. */
export const commonHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/** The few kinds of file a site consists of. Anything else is not served, and not bundled. */
export const mimeTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
}

/** Files below `assets/` carry a hash of their content in their name, so they never change. */
export const hashedFile = /(?:^|\/)assets\/.*\.[0-9a-z]{8,}\.[a-z0-9]+$/

/** How long a browser may keep a file without asking again: for ever where the name changes with the content. */
export const cacheControl = { hashed: 'public, max-age=31536000, immutable', other: 'no-cache' }

/** Sent over TLS only, and so by hosts alone: for a year, use TLS. */
export const strictTransportSecurity = 'max-age=31536000'

/** Headers for a file of the site, by its path; undefined for a kind of file that no site has. */
export function headersFor(path: string): Record<string, string> | undefined {
  const type = mimeTypes[extname(path)]
  if (type === undefined) return undefined
  const cache = hashedFile.test(path) ? cacheControl.hashed : cacheControl.other
  return { ...commonHeaders, 'content-type': type, 'cache-control': cache }
}
