/**
 * Accounts as the office of the railway writes them.
 *
 * @type {import('fieldbook').OwnCheck}
 */
export default {
  code: 'own-account-form',
  severity: 'error',
  title: 'An account that the office cannot book to',
  *run(playbook) {
    for (const entry of playbook.all('service')) {
      const account = entry.data.own?.account
      if (account === undefined || /^TC \d{4}$/.test(String(account))) continue
      yield {
        entry,
        path: ['own', 'account'],
        message: `"${account}" is no account`,
        fix: 'write TC, a blank and four digits',
      }
    }
  },
}
