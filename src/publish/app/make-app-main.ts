import { makeApp } from './make-app.ts'

/** Makes the program in the folder that is the first argument; for {@link makeAppApart}. */
process.once('disconnect', () => process.exit(70))
process.channel?.unref()

try {
  await makeApp(process.argv[2] ?? '')
} catch (error) {
  process.exitCode = 1
  process.send?.({ failure: error instanceof Error ? error.message : String(error) })
}
