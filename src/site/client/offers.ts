// Much lies folded on pages of an environment: what an address names is opened, and on paper all is.
import { openOnPaper } from './parts/open-on-paper.ts'
import { openTarget } from './parts/open-target.ts'

openTarget()
openOnPaper()
