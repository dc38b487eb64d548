import { createTexts } from '../../../src/web/page/dom/texts.ts';
import { loadPageTexts } from '../../../src/web/texts/page-texts.ts';
import type { WireTexts } from '../../../src/web/wire.ts';

const none: WireTexts = { locale: 'en', languages: [], server: '', messages: {} };

/** The English texts of the demo page. */
export const { t: pageText } = createTexts(
  loadPageTexts('Overseerr', (locale) => locale).get('en') ?? none,
);
