/** What a page of the plain edition may load: its stylesheets and pictures, and nothing that runs. */
export const plainPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
].join('; ')
