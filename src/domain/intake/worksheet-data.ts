import type { Network } from '../../model/network.ts'
import type { Scheme } from '../../model/scheme.ts'
import type { MapShape } from '../../model/shape.ts'
import type { Briefs } from './brief.ts'

/** What the worksheet needs beside the catalog, as a site publishes it for that page. */
export interface WorksheetData {
  /** Of records, by version. */
  shapes: Record<1 | 2, MapShape>
  briefs: Briefs
  scheme: Scheme
  /** The network that the site is for: what is written on a machine there may be marked no higher. */
  network?: Pick<Network, 'name' | 'holds' | 'audience'>
}
