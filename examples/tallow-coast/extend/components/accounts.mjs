/**
 * What is booked where: every service of which the readers may know, by its account.
 *
 * @type {import('fieldbook').OwnComponent}
 */
export default {
  show({ playbook }) {
    const services = playbook
      .all('service')
      .filter(({ data }) => data.own?.account !== undefined)
      .sort((a, b) => String(a.data.own.account).localeCompare(String(b.data.own.account), 'en'))
    const rows = services.map(({ id, data }) => ({
      tag: 'tr',
      children: [
        { tag: 'th', scope: 'row', children: `\`${data.own.account}\`` },
        { tag: 'td', children: `[${data.name}](/services/${id})` },
        { tag: 'td', children: data.owner },
      ],
    }))
    const heading = (children) => ({ tag: 'th', scope: 'col', children })
    return {
      tag: 'table',
      class: 'own-accounts',
      children: [
        { tag: 'caption', children: 'Accounts of the railway' },
        { tag: 'thead', children: { tag: 'tr', children: ['Account', 'Pays for', 'Ask'].map(heading) } },
        { tag: 'tbody', children: rows },
      ],
    }
  },
}
