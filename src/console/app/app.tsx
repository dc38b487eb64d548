import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { createApiClient } from '../api/api-client.ts';
import { ApiError } from '../api/api-error.ts';
import { createEventStream } from '../api/event-stream.ts';
import { createFetchApi } from '../api/fetch-api.ts';
import { keepLoading } from '../api/keep-loading.ts';
import { later } from '../api/later.ts';
import { tellWhenSlow } from '../api/reader.ts';
import { whileVisible } from '../api/while-visible.ts';
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
  const [texts, setTexts] = useState<Texts | null>(null);
  const [own, setOwn] = useState<OwnSession | null>(null);
  const [hasEnded, setEnded] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [isSlow, setSlow] = useState(false);
  const csrf = useRef<string | null>(null);
  csrf.current = own?.session?.csrfToken ?? null;
  const locale = resolveLocale(preferences);

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

  const endSession = useCallback(() => {
    if (csrf.current === null) return;
    setEnded(true);
    setOwn((now) => now && { ...now, session: null });
  }, []);
  const fetchApi = useMemo(
    () => createFetchApi({ locale, csrf: () => csrf.current, onSignedOut: endSession, later }),
    [locale, endSession],
  );
  const api = useMemo(() => createApiClient(fetchApi), [fetchApi]);
  const [round, setRound] = useState(0);
  const load = useCallback(() => setRound((now) => now + 1), []);
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
  useEffect(interceptLinks, []);

  const events = useMemo(
    () =>
      createEventStream({
        connect: () => new EventSource(eventsUrl),
        later,
      }),
    [],
  );
  const isSignedIn = own?.session != null;
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
  const setSession = useCallback((changed: OwnSession) => {
    setEnded(false);
    setOwn(changed);
  }, []);

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
    hasEnded,
    setSession,
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
