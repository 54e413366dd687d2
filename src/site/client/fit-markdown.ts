import { fitMarkdown } from '../../formats/print/fit-markdown.ts'

// The printer of Markdown is as large as the readers: loaded when a report is saved.
;(globalThis as { fieldbookFitMarkdown?: typeof fitMarkdown }).fieldbookFitMarkdown = fitMarkdown
