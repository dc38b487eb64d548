import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type ApiClient, createApiClient } from '../api/api-client.ts';
import { ApiError } from '../api/api-error.ts';
import { createEventStream, type EventStream } from '../api/event-stream.ts';
import { createFetchApi } from '../api/fetch-api.ts';
import { keepLoading } from '../api/keep-loading.ts';
import { later } from '../api/later.ts';
import { tellWhenSlow } from '../api/reader.ts';
import { whileVisible } from '../api/while-visible.ts';
import type { ConsoleLocale } from '../texts/locale.ts';
import type { Texts, Translate } from '../texts/texts.ts';
import { loadTexts } from '../texts/texts.ts';
import { ErrorState, SlowNotice } from '../ui/feedback/states.tsx';
import { ToastList } from '../ui/feedback/toast.tsx';
import { type CallKind, type Console, ConsoleContext } from './console-context.ts';
import { interceptLinks } from './location.ts';
import { readPreferences, resolveLocale, savePreferences } from './preferences.ts';
import { type OwnSession, readSession } from './session.ts';
import { Shell } from './shell.tsx';
import { Start } from './start.tsx';
import { useNotices } from './use-notices.ts';

const eventsUrl = '/api/v1/events';

/** The console. */
export function App() {
  const [preferences, setPreferences] = useState(readPreferences);
  const locale = resolveLocale(preferences);
  const texts = useTexts(locale);
  const { own, failure, isSlow, load, api, fetchApi, ...session } = useOwnSession(locale);
  const events = useEventStream({ ...session, api, isSignedIn: own?.session != null });
  useEffect(interceptLinks, []);
  const { notices, toast } = useNotices();

  if (!texts) return <Start />;
  const { t } = texts;
  const value: Console = {
    locale: texts.locale,
    texts,
    t,
    session: own?.session ?? null,
    version: own?.version ?? '',
    isDemo: own?.isDemo ?? false,
    api,
    fetchApi,
    events,
    preferences,
    savePreferences(changed) {
      savePreferences(changed);
      setPreferences(changed);
    },
    hasEnded: session.hasEnded,
    setSession: session.setSession,
    notices,
    toast,
    explain: (error, kind = 'read') =>
      explain(error, { t, kind, isAdmin: own?.session?.role === 'admin' }),
  };
  return (
    <ConsoleContext.Provider value={value}>
      {own ? (
        <Shell />
      ) : failure ? (
        <ErrorState error={failure} onRetry={load} />
      ) : isSlow ? (
        <main class="bare">
          <SlowNotice onRetry={load} />
        </main>
      ) : (
        <Start />
      )}
      <ToastList dialog={null} />
    </ConsoleContext.Provider>
  );
}

/** The texts of a language; null until they are loaded for the first time. */
function useTexts(locale: ConsoleLocale): Texts | null {
  const [texts, setTexts] = useState<Texts | null>(null);
  useLayoutEffect(
    () =>
      keepLoading(
        () => loadTexts(locale),
        (loaded) => {
          document.documentElement.lang = locale;
          setTexts(loaded);
        },
      ),
    [locale],
  );
  return texts;
}

/** Who is signed in, and the API that is called as them. */
function useOwnSession(locale: ConsoleLocale) {
  const [own, setOwn] = useState<OwnSession | null>(null);
  const [hasEnded, setEnded] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [isSlow, setSlow] = useState(false);
  const [round, setRound] = useState(0);
  const csrf = useRef<string | null>(null);
  csrf.current = own?.session?.csrfToken ?? null;

  const endSession = useCallback(() => {
    if (csrf.current === null) return;
    setEnded(true);
    setOwn((now) => now && { ...now, session: null });
  }, []);
  const setSession = useCallback((changed: OwnSession) => {
    setEnded(false);
    setOwn(changed);
  }, []);
  const fetchApi = useMemo(
    () => createFetchApi({ locale, csrf: () => csrf.current, onSignedOut: endSession, later }),
    [locale, endSession],
  );
  const api = useMemo(() => createApiClient(fetchApi), [fetchApi]);
  // Once, and when a person tries again; another language changes nothing.
  useLayoutEffect(() => {
    const controller = new AbortController();
    const endPatience = tellWhenSlow(setSlow, later);
    setFailure(null);
    readSession(api, controller.signal)
      .then(setOwn, (error) => {
        if (!controller.signal.aborted) setFailure(error);
      })
      .finally(endPatience);
    return () => {
      controller.abort();
      endPatience();
    };
  }, [round]);
  const load = useCallback(() => setRound((now) => now + 1), []);
  return { own, setOwn, setSession, endSession, hasEnded, failure, isSlow, load, api, fetchApi };
}

/** The events of the server, for as long as somebody is signed in and sees the page. */
function useEventStream({
  isSignedIn,
  api,
  setOwn,
  endSession,
}: {
  readonly isSignedIn: boolean;
  readonly api: ApiClient;
  readonly setOwn: (own: OwnSession) => void;
  readonly endSession: () => void;
}): EventStream {
  const events = useMemo(
    () =>
      createEventStream({
        connect: () => new EventSource(eventsUrl),
        later,
      }),
    [],
  );
  // Before the pages begin to read, which wait for it.
  useLayoutEffect(() => {
    if (!isSignedIn) return;
    // The server closes the connection of a session that is over or has other rights; a waiting page makes no call.
    const ignore = events.onConnection((isConnected) => {
      if (isConnected) return;
      readSession(api).then(
        (found) => (found.session ? setOwn(found) : endSession()),
        () => undefined,
      );
    });
    const end = whileVisible(document, events);
    return () => {
      ignore();
      end();
    };
  }, [isSignedIn, events, api, endSession]);
  return events;
}

function explain(
  error: unknown,
  of: { readonly t: Translate; readonly kind: CallKind; readonly isAdmin: boolean },
): string {
  const { t, kind, isAdmin } = of;
  if (!(error instanceof ApiError)) return t('error-page');
  if (kind === 'change' && error.isUnanswered) {
    return t(isAdmin ? 'error-maybe-done-admin' : 'error-maybe-done');
  }
  if (error.code === 'unreachable') return t('error-unreachable');
  if (error.code === 'no-answer') return t('error-no-answer');
  return error.message || t('error-unexpected', { status: error.status });
}
