/** What the process ends with: 0 fine, 1 findings, 2 usage or unreadable input, 70 a bug of ours. */
export type ExitCode = 0 | 1 | 2 | 70

/** Wrong usage or input that cannot be read: one line that says what and what to do, exit code 2. */
export class UsageError extends Error {}
