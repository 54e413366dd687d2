import { type ManifestCase, quiet, refused } from './case.ts'

/** Forms of YAML that cf reads in its own way, as far as they change a verdict. */
export const yamlForms: ManifestCase[] = [
  {
    name: 'an attribute twice',
    text: quiet('memory: 9T'),
    verdict: 'limited',
    found: ['manifest-key-twice 8'],
  },
  {
    name: 'a second document',
    text: `${quiet()}---\napplications:\n- {name: other, memory: 9T}\n`,
    verdict: 'limited',
    found: ['manifest-documents 9'],
  },
  {
    name: 'a second document that is no YAML',
    text: `${quiet()}---\na: b: c\n`,
    verdict: 'limited',
    found: ['manifest-documents 9'],
  },
  { name: 'an end of the document', text: `---\n${quiet()}...\n`, verdict: 'fits' },
  { name: 'version 1.0', text: `version: 1.0\n${quiet()}`, verdict: 'fits' },
  { name: 'version "1"', text: `version: "1"\n${quiet()}`, verdict: refused, found: ['manifest-version 1'] },
  { name: 'lines of Windows', text: quiet().replaceAll('\n', '\r\n'), verdict: 'fits' },
  { name: 'a mark of byte order', text: `\uFEFF${quiet()}`, verdict: 'fits' },
  { name: 'a tab after a colon', text: quiet().replace('memory: ', 'memory:\t'), verdict: 'fits' },
  { name: 'instances in hexadecimal', text: quiet('instances: 0x2'), verdict: 'fits' },
  { name: 'instances in octal', text: quiet('instances: 02'), verdict: 'fits' },
  { name: 'instances with underlines', text: quiet('instances: 0_2'), verdict: 'fits' },
  {
    name: 'instances of 2.0',
    text: quiet('instances: 2.0'),
    verdict: 'limited',
    found: ['manifest-instances-cut 8'],
  },
  { name: 'instances in quotes with a tag', text: quiet('instances: !!int "2"'), verdict: 'fits' },
  {
    name: 'instances of sexagesimal',
    text: quiet('instances: 1:30'),
    verdict: refused,
    found: ['manifest-number 8'],
  },
  { name: 'a day as a value', text: quiet('env:', '  SINCE: 2026-11-16'), verdict: 'fits' },
  {
    name: 'an octal mode',
    text: quiet('env:', '  MODE: 0644'),
    verdict: 'limited',
    found: ['manifest-yaml-value 9'],
  },
  {
    name: 'a number too large to keep',
    text: quiet('env:', '  ACCOUNT: 123456789012345678901234567890'),
    verdict: 'limited',
    found: ['manifest-yaml-value 9'],
  },
  {
    name: 'a number with an exponent, such as the start of a revision',
    text: quiet('env:', '  REVISION: 1234e5'),
    verdict: 'limited',
    found: ['manifest-yaml-value 9'],
  },
  { name: 'the same number in quotes', text: quiet('env:', '  REVISION: "1234e5"'), verdict: 'fits' },
  { name: 'a name by an escape', text: quiet().replace('berth', '"\\u0062erth"'), verdict: 'fits' },
  {
    name: 'a list of merges',
    text: `a: &a {instances: 1}\nb: &b {timeout: 60}\n${quiet('<<: [*a, *b]')}`,
    verdict: 'fits',
  },
  { name: 'a variable whose value is a tilde', text: quiet('env:', '  HOME_DIR: ~'), verdict: 'fits' },
  {
    name: 'binary',
    text: quiet('env:', '  PARTNER: !!binary aHR0cHM6Ly9hcGkucGFydG5lci5leGFtcGxl'),
    environment: 'closed',
    verdict: 'no',
  },
]
