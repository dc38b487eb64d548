// Runs before the first paint, so that the chosen theme does not flash. See src/console/app/preferences.ts.
try {
  const { theme } = JSON.parse(localStorage.getItem('medianest-preferences') ?? '{}');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is blocked or broken: the theme of the system is used.
}
