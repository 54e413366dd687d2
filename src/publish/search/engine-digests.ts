/**
 * What of a search index runs in a browser, by its SHA-256: Pagefind 1.6.0's script, bundled, and its WebAssembly,
 * unpacked, which was compiled for the packages of some systems by itself. A test says when another Pagefind needs others.
 */
export const engineDigests = {
  script: '8f5e4531b382023e4237af1dd06b59449a0b0042e08957c382768c40a4372a5b',
  wasm: [
    // Linux and FreeBSD; macOS; Windows, on x64 and on ARM.
    '9774cd5432aee4097ca38b5415a3ca4929b50f7c43d37b481845b97ad06dcb46',
    '9770c06b8dfaa41383be6e8e34419517895707f471e6480b951428cb7346ee7a',
    'b1fc0afc9d795fda82908168bf88d1ecf9982e7ee0fa7d4f2a02199ebf7130b1',
    '55abbbe81a4fc2fb08757d0cdba00aa7fabfe675e5b89b728b5830491ba62142',
  ],
}
