// Every component of the console in its states, for the tests of components and for designing.
import '../../../../src/console/styles/console.css';
import { render } from 'preact';
import { createApiClient } from '../../../../src/console/api/api-client.ts';
import { createEventStream } from '../../../../src/console/api/event-stream.ts';
import { type Console, ConsoleContext } from '../../../../src/console/app/console-context.ts';
import { useNotices } from '../../../../src/console/app/use-notices.ts';
import { loadTexts } from '../../../../src/console/texts/texts.ts';
import { ToastList } from '../../../../src/console/ui/feedback/toast.tsx';
import { Gallery } from './gallery.tsx';

const texts = await loadTexts('en');
const fetchApi = () => Promise.reject(new Error('the gallery has no server'));
const fakeConsole: Omit<Console, 'notices' | 'toast'> = {
  locale: 'en',
  texts,
  t: texts.t,
  session: {
    name: 'Mia',
    role: 'admin',
    scope: 'admin',
    serviceIds: null,
    locale: 'en',
    csrfToken: null,
  },
  hasEnded: false,
  version: '1.0.0',
  isDemo: true,
  api: createApiClient(fetchApi),
  fetchApi,
  events: createEventStream({
    connect: () => ({ onopen: null, onerror: null, onmessage: null, readyState: 0, close() {} }),
    later: () => () => {},
  }),
  preferences: { theme: 'system', locale: null },
  savePreferences() {},
  setSession() {},
  explain: () => texts.t('error-unreachable'),
};

function Root() {
  return (
    <ConsoleContext.Provider value={{ ...fakeConsole, ...useNotices() }}>
      <main class="content">
        <Gallery />
      </main>
      <ToastList dialog={null} />
    </ConsoleContext.Provider>
  );
}

const root = document.getElementById('app');
if (root) render(<Root />, root);
