// Runs before the first paint, so that a chosen theme does not flash. Storage may be refused or kept per file: of files
// the choice is carried on links as well.
const page = document.documentElement.dataset
try {
  const theme = localStorage.getItem('theme')
  if (theme) page['theme'] = theme
} catch {}
const carried = /theme=(\w+)/.exec(location.search)
if (carried?.[1] && location.protocol === 'file:') page['theme'] = carried[1]
