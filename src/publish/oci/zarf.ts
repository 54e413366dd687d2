import { stringify } from 'yaml'
import { bundleName, type Description } from '../bundle/description.ts'

/**
 * A `zarf.yaml` with which `zarf package create` takes the archive beside the layout along as documentation; whoever gets the
 * package has it with `zarf package inspect documentation`. The names are those of zarf.dev/v1alpha1.
 */
export function zarfConfig(description: Description): string {
  const { title, version, marking, network, asOf } = description
  const name = bundleName(description)
  return stringify(
    {
      apiVersion: 'zarf.dev/v1alpha1',
      kind: 'ZarfPackageConfig',
      metadata: {
        name: `fieldbook-${network.id}`,
        version,
        description: `${title}, as of ${asOf}, for the network ${network.id}, marked ${marking}`,
      },
      documentation: { bundle: `../${name}.tar.gz`, digest: `../${name}.tar.gz.sha256` },
      components: [
        {
          name: 'fieldbook',
          required: true,
          description: 'Nothing is deployed: the package carries the bundle as documentation.',
        },
      ],
    },
    { lineWidth: 0 },
  )
}
