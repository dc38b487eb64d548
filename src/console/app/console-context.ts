import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ApiClient } from '../api/api-client.ts';
import type { EventStream } from '../api/event-stream.ts';
import type { FetchApi } from '../api/fetch-api.ts';
import type { ConsoleLocale } from '../texts/locale.ts';
import type { Texts, Translate } from '../texts/texts.ts';
import type { Toast } from '../ui/feedback/toasts.ts';
import type { Preferences } from './preferences.ts';
import type { OwnSession, Session } from './session.ts';
import type { Notices } from './use-notices.ts';

/** What every component of the console can use. */
export interface Console {
  readonly locale: ConsoleLocale;
  readonly texts: Texts;
  readonly t: Translate;
  /** Who is signed in; null: nobody. */
  readonly session: Session | null;
  /** Whether their session is over without them signing out, such as one that was revoked. */
  readonly hasEnded: boolean;
  readonly version: string;
  readonly isDemo: boolean;
  /** Calls the API: `readJson(api.people.$get({ query }))`. */
  readonly api: ApiClient;
  /** The same without types, for what is not JSON. */
  readonly fetchApi: FetchApi;
  readonly events: EventStream;
  readonly preferences: Preferences;
  savePreferences(preferences: Preferences): void;
  /** Takes over a new session after sign-in, or none after sign-out. */
  setSession(own: OwnSession): void;
  readonly notices: Notices;
  /** Shows a short notice. */
  toast(toast: Toast): void;
  /** What went wrong, in the language of the person. Of a change, it may be unknown whether it was done. */
  explain(error: unknown, kind?: CallKind): string;
}

/** Whether a call only reads, or tries something out, or changes something that must not happen twice. */
export type CallKind = 'read' | 'change';

/** Carries the console to all components. */
export const ConsoleContext = createContext<Console | null>(null);

/** The console around a component. Throws outside of it. */
export function useConsole(): Console {
  const console = useContext(ConsoleContext);
  if (!console) throw new Error('used outside of the console');
  return console;
}
