import { Feed } from 'feed'
import type { News, NewsItem } from '../../domain/edition/news.ts'
import { fileOf } from '../../domain/pages/address.ts'
import { visible } from '../visible.ts'
import { plain } from './markdown-report.ts'

/** A site does not know where it will lie, and the library takes whole addresses alone: this one is taken out again. */
const nowhere = 'https://site.invalid/'

/**
 * News as an Atom feed (RFC 4287). Every entry says its marking itself, since readers mix it with others; its `id` stays
 * from edition to edition, and moments are those of the data. Links are relative to the folder of the feed.
 */
export function atomFeed(news: News): string {
  const { title, of, caution, marking, updated, owner, address, items, id } = news
  const banner = (own: string) => visible([own, caution].filter((word) => word !== undefined).join(' // '))
  const host = `${
    title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'fieldbook'
  }.invalid`
  const tag = (key: string) => `tag:${host},2026:${encodeURI(visible(key))}`
  const feed = new Feed({
    id: tag(`feed/${id}`),
    title: visible(`${title}: ${of}`),
    description: banner(marking),
    copyright: banner(marking),
    updated: new Date(updated),
    author: { name: visible(owner) },
    link: nowhere + fileOf(address),
    generator: false,
  })
  for (const item of items)
    feed.addItem({
      id: tag(item.key),
      title: escaped(visible(`${item.mark} ${item.place}: ${plain(item.title)}`)),
      link: linkOf(item),
      date: new Date(item.updated),
      published: new Date(item.published),
      content: [...item.says.map(plain), banner(item.banner)]
        .map((words) => `<p>${escaped(visible(words))}</p>`)
        .join('\n'),
    })
  return `${feed.atom1().replaceAll(`href="${nowhere}`, 'href="../')}\n`
}

function linkOf({ address }: NewsItem): string {
  const [, anchor = ''] = /(#.*)$/.exec(address) ?? []
  return `${nowhere}${fileOf(address)}${encodeURI(anchor)}`
}

/** Text inside HTML; no `>` is left, so nothing ends the section that it stands in either. */
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
