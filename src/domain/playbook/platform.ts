import type { Environment } from '../../model/environment.ts'
import type { PlatformKind } from '../../model/foundations.ts'

type Platform = Pick<Environment['foundations']['platform'], 'kind'>

/** Whether applications are pushed there with `cf`: what pages, `fit` and triage say of Cloud Foundry holds. */
export const isCloudFoundry = ({ kind = 'cloud-foundry' }: Platform): boolean => kind === 'cloud-foundry'

/** What a kind of platform is called in a sentence. */
export const platformWords: Readonly<Record<PlatformKind, string>> = {
  'cloud-foundry': 'Cloud Foundry',
  kubernetes: 'Kubernetes',
  hosts: 'plain hosts',
}
