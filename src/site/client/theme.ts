// Runs before the first paint, so that a chosen theme does not flash. Storage may be refused or kept per file: of files
// the choice is carried on links as well.
const page = document.documentElement.dataset
try {
  const theme = localStorage.getItem('theme')
  if (theme) page['theme'] = theme
} catch {}
const carried = location.protocol === 'file:' && /[?&]theme=(light|dark|system)/.exec(location.search)?.[1]
if (carried === 'system') delete page['theme']
else if (carried) page['theme'] = carried
