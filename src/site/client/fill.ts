import { startFilling } from './parts/fill.ts'

// What a reader calls an app, an organisation and a space, in every command: loaded by `command.ts` where one takes it.
startFilling()
