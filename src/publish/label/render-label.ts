import type { Label, LabelCategory } from './label-of.ts'

/** Names that a label is written in, as they are described publicly: the label, its binding, the digest. */
export const labelNames = {
  label: 'urn:nato:stanag:4774:confidentialitymetadatalabel:1:0',
  binding: 'urn:nato:stanag:4778:bindinginformation:1:0',
  digest: 'http://www.w3.org/2000/09/xmldsig#',
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
} as const

/**
 * A label as XML: a confidentiality label in the shape of STANAG 4774, bound in that of STANAG 4778 to the archive
 * beside it by its SHA-256. The same label is always the same bytes.
 */
export function renderLabel({ policy, classification, categories, created, file, digest }: Label): string {
  const uri = policy.uri === undefined ? '' : ` URI="${escaped(policy.uri)}"`
  const reference = escaped(encodeURI(file))
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<mb:BindingInformation xmlns:mb="${labelNames.binding}" xmlns:slab="${labelNames.label}" xmlns:ds="${labelNames.digest}">`,
    ' <mb:MetadataBindingContainer>',
    '  <mb:MetadataBinding>',
    '   <mb:Metadata>',
    '    <slab:originatorConfidentialityLabel>',
    '     <slab:ConfidentialityInformation>',
    `      <slab:PolicyIdentifier${uri}>${escaped(policy.policy)}</slab:PolicyIdentifier>`,
    `      <slab:Classification>${escaped(classification)}</slab:Classification>`,
    ...categories.flatMap(categoryLines),
    '     </slab:ConfidentialityInformation>',
    `     <slab:CreationDateTime>${created}T00:00:00Z</slab:CreationDateTime>`,
    '    </slab:originatorConfidentialityLabel>',
    '   </mb:Metadata>',
    `   <mb:DataReference URI="${reference}">`,
    `    <ds:Reference URI="${reference}">`,
    `     <ds:DigestMethod Algorithm="${labelNames.sha256}"/>`,
    `     <ds:DigestValue>${Buffer.from(digest, 'hex').toString('base64')}</ds:DigestValue>`,
    '    </ds:Reference>',
    '   </mb:DataReference>',
    '  </mb:MetadataBinding>',
    ' </mb:MetadataBindingContainer>',
    '</mb:BindingInformation>',
  ].join('\n')}\n`
}

const categoryLines = ({ type, name, values }: LabelCategory): string[] => [
  `      <slab:Category Type="${type}" TagName="${escaped(name)}">`,
  ...values.map((value) => `       <slab:GenericValue>${escaped(value)}</slab:GenericValue>`),
  '      </slab:Category>',
]

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
