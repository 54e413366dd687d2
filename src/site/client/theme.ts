// Runs before the first paint, so that a chosen theme does not flash. Storage may be refused or kept per file.
try {
  const theme = localStorage.getItem('theme')
  if (theme) document.documentElement.dataset['theme'] = theme
} catch {}
