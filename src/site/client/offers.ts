// The services of an environment lie folded: what an address names is opened.
import { openTarget } from './parts/open-target.ts'

openTarget()
