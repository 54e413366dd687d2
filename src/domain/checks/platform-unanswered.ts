import { isCloudFoundry } from '../playbook/platform.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'platform-unanswered',
  severity: 'error',
  title: 'A Cloud Foundry platform that does not say what can be pushed to it',
  why: 'Whether an application fits is told from stacks and features. Where one is not said, that would be a guess.',
  wrong: 'platform: {product: cf-deployment, version: 48.5.0}',
  right:
    'platform: {product: cf-deployment, version: 48.5.0}\nstacks: [{name: cflinuxfs4, state: active}]\nfeatures: {docker: false, cnb: false, ssh: never, egress: none}',
} as const

const features = ['docker', 'cnb', 'ssh', 'egress'] as const

export const platformUnanswered: Check = {
  rule,
  *run(playbook) {
    for (const entry of playbook.all('environment')) {
      const { platform, stacks, features: said } = entry.data.foundations
      if (!isCloudFoundry(platform)) continue
      const missing = [
        ...(stacks.length === 0 ? ['foundations.stacks'] : []),
        ...features.filter((name) => said[name] === undefined).map((name) => `foundations.features.${name}`),
      ]
      if (missing.length === 0) continue
      const at = entry.at(['foundations'], 'key')
      const message = `${entry.id} is a Cloud Foundry platform and does not say ${missing.join(', ')}`
      const fix = 'say it; or, where applications are not pushed with cf, platform.kind: kubernetes, or hosts'
      yield finding(rule, at, message, fix)
    }
  },
}
