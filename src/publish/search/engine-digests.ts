/**
 * What of a search index runs in a browser, by its SHA-256: Pagefind 1.5.2's script, bundled, and its WebAssembly,
 * unpacked, which was compiled for the package of each system by itself. A test says when another Pagefind needs others.
 */
export const engineDigests = {
  script: 'ed8f45c4137b4c84d6ecf87b469e591fdd845c52a3ea75c490a266bc03b04954',
  wasm: [
    // Linux, Windows, macOS.
    '7e092add3897f1c134d7f093ebae88a3358e671addd5e1a3d39dcebdee83b12a',
    '5844b06dbf865f81d2c23c098c77c36a417ad3441a6ac559fda70e31f6bc1b24',
    '24b8831b0d6c54f112bab9aa283eac515a24423bc4968e6fc7958ea372253bf2',
  ],
}
