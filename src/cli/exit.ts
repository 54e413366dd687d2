/**
 * What the process ends with: 0 fine; 1 the verb found something of what it was asked to look for; 2 it did not do what it
 * was asked, for wrong usage, unreadable input or a refusal; 70 a bug of ours.
 */
export type ExitCode = 0 | 1 | 2 | 70

/** Wrong usage, input that cannot be read, or a refusal: one line that says what and what to do, exit code 2. */
export class UsageError extends Error {}
