// What changes on one step: a reader may say which services are theirs.
import { offerMine } from './compare/mine.ts'

offerMine(document.querySelector<HTMLTableElement>('table.compare'))
