import type { PlannedFile } from '../planned.ts'

/**
 * A web server with the site in it. It starts from an unpacked bundle: that has the site, and the configuration of the
 * server with the headers that the site is made for.
 */
export const containerFile = (): PlannedFile => ({
  path: 'Containerfile',
  after: `# The site with its web server. Unpack a bundle first, and build in its folder's place:
#   fieldbook bundle --network readers && mkdir -p bundle
#   tar -xzf transfer/*.tar.gz -C bundle --strip-components=1
#   podman build -t playbook . && podman run --rm -p 8080:80 playbook
FROM docker.io/library/nginx:stable
COPY bundle/host/nginx/fieldbook.conf /etc/nginx/conf.d/default.conf
COPY bundle/site /srv/fieldbook/current/site
`,
})
