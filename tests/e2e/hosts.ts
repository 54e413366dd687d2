import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { program } from '../programs.ts'

/** Where the site is on a host, unless a test puts it below a path as the shipped files say how. */
const root = '/'

/** A web server that serves the site as a file of `host/` tells it to. */
export interface Host {
  /** With a `/` at the end. */
  url: string
  stop: () => Promise<void>
}

/** Replaces what a shipped file says once about the machine; a change to the file must not make the test idle. */
function replaced(text: string, changes: Readonly<Record<string, string>>): string {
  for (const [found, put] of Object.entries(changes)) {
    if (!text.includes(found)) throw new Error(`the shipped file no longer says "${found}"`)
    text = text.replaceAll(found, put)
  }
  return text
}

/** A key and a certificate of its own, made for a test. */
export interface Certificate {
  certificate: string
  key: string
}

export interface HostOptions {
  tls?: Certificate
  /** With a `/` at both ends. */
  path?: string
}

export function selfSigned(folder: string): Certificate {
  const made = { certificate: join(folder, 'tls.pem'), key: join(folder, 'tls.key') }
  const subject = ['-subj', '/CN=localhost', '-days', '2', '-nodes', '-newkey', 'rsa:2048']
  const files = ['-keyout', made.key, '-out', made.certificate]
  execFileSync('openssl', ['req', '-x509', ...subject, ...files], { stdio: 'ignore' })
  return made
}

/** nginx with the shipped file, from an installation at `target`. */
export async function nginx(
  target: string,
  folder: string,
  { tls, path = root }: HostOptions = {},
): Promise<Host> {
  mkdirSync(folder, { recursive: true })
  const port = await freePort()
  const listen = tls
    ? `listen 127.0.0.1:${port} ssl; ssl_certificate ${tls.certificate}; ssl_certificate_key ${tls.key};`
    : `listen 127.0.0.1:${port};`
  const shipped = readFileSync(join(target, 'current/host/nginx/fieldbook.conf'), 'utf8')
  const below = {
    ' /404.html': ` ${path}404.html`,
    '# location = /playbook ': 'location = /playbook ',
    '# location /playbook/ ': 'location /playbook/ ',
    'location / {\n        try_files $uri $uri/ =404;\n    }\n': '',
  }
  const site = replaced(shipped, {
    'listen 80;': listen,
    '/srv/fieldbook/': `${target}/`,
    ...(path === root ? {} : below),
  })
  const host = await startNginx(folder, port, `include /etc/nginx/mime.types;\n${site}`, tls)
  return { ...host, url: host.url + path.slice(1) }
}

function startNginx(folder: string, port: number, http: string, tls?: Certificate): Promise<Host> {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join(' ')
  const user = process.getuid?.() === 0 ? 'user root;' : ''
  writeFileSync(
    join(folder, 'nginx.conf'),
    `${user} daemon off; pid ${folder}/pid; error_log ${folder}/error.log;
     events {} http { access_log off; keepalive_timeout 0; ${temporary} ${http} }`,
  )
  return start(program('nginx') ?? '', ['-c', join(folder, 'nginx.conf')], port, tls)
}

/** Apache with the shipped file, and the modules that Debian has on beside the two the file asks for. */
export async function apache(
  target: string,
  folder: string,
  { tls, path = root }: HostOptions = {},
): Promise<Host> {
  mkdirSync(folder, { recursive: true })
  const port = await freePort()
  const shipped = readFileSync(join(target, 'current/host/apache/fieldbook.conf'), 'utf8')
  const secure: Record<string, string> = tls
    ? {
        '# SSLEngine on': 'SSLEngine on',
        '# SSLCertificateFile /etc/ssl/fieldbook.pem': `SSLCertificateFile ${tls.certificate}`,
        '# SSLCertificateKeyFile /etc/ssl/private/fieldbook.key': `SSLCertificateKeyFile ${tls.key}`,
      }
    : {}
  const below = {
    ' /404.html': ` ${path}404.html`,
    'DocumentRoot "': '# DocumentRoot "',
    '# Alias "/playbook"': 'Alias "/playbook"',
  }
  const site = replaced(shipped, {
    '*:80>': `127.0.0.1:${port}>`,
    ...(path === root ? {} : below),
    '/srv/fieldbook': target,
    ...secure,
  })
  const modules = [
    'mpm_event',
    'alias',
    'authz_core',
    'dir',
    'mime',
    'autoindex',
    'negotiation',
    'filter',
    'deflate',
    'headers',
    'rewrite',
    ...(tls ? ['ssl'] : []),
  ]
  const load = modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`)
  const user = process.getuid?.() === 0 ? ['User www-data', 'Group www-data'] : []
  const lines = [
    `ServerRoot ${folder}`,
    `PidFile ${folder}/pid`,
    `ErrorLog ${folder}/error.log`,
    `Listen 127.0.0.1:${port}`,
    'ServerName localhost',
    // A connection that a test left open while it installed something would be closed under its hands.
    'KeepAlive Off',
    ...load,
    ...user,
    'TypesConfig /etc/mime.types',
    'AddOutputFilterByType DEFLATE text/html text/plain text/xml text/css text/javascript application/xml',
    site,
  ]
  writeFileSync(join(folder, 'httpd.conf'), lines.join('\n'))
  const args = ['-f', join(folder, 'httpd.conf'), '-D', 'FOREGROUND']
  const host = await start(program('apache2') ?? '', args, port, tls)
  return { ...host, url: host.url + path.slice(1) }
}

/**
 * nginx as the staticfile_buildpack sets it up from what `cf push` sends: the site's folder becomes `public`, the
 * include stands in its `location /`. Its list of types is the one of its older versions.
 */
export async function cloudFoundry(
  target: string,
  folder: string,
  { path = root }: HostOptions = {},
): Promise<Host> {
  const bundle = join(target, 'current')
  const push = join(folder, 'push')
  mkdirSync(push, { recursive: true })
  for (const name of ['Staticfile', 'manifest.yml', 'nginx'])
    cpSync(join(bundle, 'host/cloud-foundry', name), join(push, name), { recursive: true })
  cpSync(join(bundle, 'site'), join(push, 'site', path), { recursive: true })
  const include = join(push, 'nginx/conf/includes/fieldbook.conf')
  if (path !== root)
    writeFileSync(include, replaced(readFileSync(include, 'utf8'), { ' /404.html': ` ${path}404.html` }))
  const settings = new Map(
    readFileSync(join(push, 'Staticfile'), 'utf8')
      .split('\n')
      .filter((line) => /^\w/.test(line))
      .map((line) => line.split(': ') as [string, string]),
  )
  renameSync(join(push, settings.get('root') ?? ''), join(push, 'public'))
  const port = await freePort()
  const host = await startNginx(
    folder,
    port,
    `charset utf-8; default_type application/octet-stream;
     types { text/html html; text/css css; application/x-javascript js; image/svg+xml svg; image/png png;
             application/json json; text/xml xml; text/plain txt; }
     gzip on; gunzip on; gzip_static always; gzip_vary on; gzip_proxied any; port_in_redirect off; server_tokens off;
     server {
       listen 127.0.0.1:${port}; root ${push}/public; index index.html index.htm Default.htm;
       ${settings.has('directory') ? 'autoindex on;' : ''}
       location ~ /\\. { deny all; return 404; }
       location / { include ${push}/nginx/conf/${settings.get('location_include')}; }
     }`,
  )
  return { ...host, url: host.url + path.slice(1) }
}

async function start(
  command: string,
  args: readonly string[],
  port: number,
  tls?: Certificate,
): Promise<Host> {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  await listening(port, child, () => said)
  return {
    url: `http${tls ? 's' : ''}://127.0.0.1:${port}/`,
    stop: () =>
      new Promise((done) => {
        child.once('exit', () => done())
        child.kill('SIGTERM')
      }),
  }
}

/** Knocks until somebody opens; a server that ended, or is deaf for ten seconds, is a failure. */
async function listening(port: number, child: ChildProcess, said: () => string): Promise<void> {
  for (let attempt = 0; attempt < 200 && child.exitCode === null; attempt += 1) {
    if (await opens(port)) return
    await new Promise((later) => setTimeout(later, 50))
  }
  child.kill()
  throw new Error(`${child.spawnfile} does not answer: ${said()}`)
}

const opens = (port: number) =>
  new Promise<boolean>((done) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => done(true)).once('error', () => done(false))
    socket.once('connect', () => socket.destroy())
  })

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** Lets a server that runs as another user read what lies below. */
export const readable = (folder: string) => execFileSync('chmod', ['755', folder])
