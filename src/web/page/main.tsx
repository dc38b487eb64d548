import '../../console/styles/tokens.css';
import '../../console/styles/icon.css';
import '../../console/styles/buttons.css';
import './styles/base.css';
import './styles/page.css';
import './styles/composer.css';
import './styles/card.css';
import './styles/preview.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { createDemo } from './demo.ts';
import { loadTexts } from './dom/texts.ts';

const texts = await loadTexts();
document.documentElement.lang = texts.locale;
document.title = texts.t('demo-title');

const root = document.getElementById('app');
if (root) render(<App demo={createDemo(texts)} />, root);
