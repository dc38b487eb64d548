import '../styles/console.css';
import { render } from 'preact';
import { loadTexts } from '../texts/texts.ts';
import { App } from './app.tsx';
import { readLocation } from './location.ts';
import { pages } from './pages.ts';
import { readPreferences, resolveLocale } from './preferences.ts';

const root = document.getElementById('app');
if (root) render(<App />, root);
preload();

/** Loads what the page of the address will need, while the server is asked who is signed in. */
function preload(): void {
  const { page } = readLocation();
  const found = pages.find(({ id }) => id === page);
  const texts = loadTexts(resolveLocale(readPreferences()));
  // Whatever fails is loaded again by what needs it, which also says so.
  Promise.all([found?.load(), texts.then(({ loadPage }) => loadPage(page))]).catch(() => {});
}
