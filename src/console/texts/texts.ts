import { FluentBundle, FluentResource } from '@fluent/bundle';
import type {
  MessageKey as BotMessageKey,
  MessageArguments,
} from '../../chat/i18n/message-keys.ts';
import type { ConsoleLocale } from './locale.ts';

/** The bot's messages that the console shares; `scripts/shared-terms.mjs` has the same list. */
type SharedKey = Extract<
  BotMessageKey,
  | 'language-name'
  | `media-type-${string}`
  | `quality-${string}`
  | `platform-${string}`
  | `source-${string}`
  | `state-${string}`
  | `event-${string}`
  | `alert-name-${string}`
  | `issue-kind-${string}`
  | `issue-state-${string}`
>;

/**
 * The arguments of each message. The messages of the console are in the global interface `ConsoleMessages`, to which
 * `message-keys.d.ts` next to each catalog adds its own.
 */
type Messages = ConsoleMessages & Pick<MessageArguments, SharedKey>;

/** A message of the console or one that it shares with the bot. */
export type MessageKey = keyof Messages;

/** Messages that take no arguments. */
export type PlainMessageKey = {
  [Key in MessageKey]: Messages[Key] extends null ? Key : never;
}[MessageKey];

/** The text of a message. Its arguments are checked by type. */
export type Translate = <Key extends MessageKey>(
  key: Key,
  ...args: Messages[Key] extends null ? [] : [Messages[Key]]
) => string;

/** The console's texts in one language. */
export interface Texts {
  readonly locale: ConsoleLocale;
  readonly t: Translate;
  /** Loads the texts of a page, or of a tab (`settings/tabs/tokens`); resolves at once if they are loaded. */
  loadPage(id: string): Promise<void>;
}

type Loader = () => Promise<string>;

const catalogs: Readonly<Record<string, Loader>> = import.meta.glob<string>(
  ['./*.ftl', '../pages/*/texts/*.ftl', '../pages/*/tabs/*/texts/*.ftl'],
  { query: '?raw', import: 'default' },
);

const sharedTerms = {
  en: () => import('virtual:shared-terms/en'),
  de: () => import('virtual:shared-terms/de'),
} as const satisfies Record<ConsoleLocale, () => Promise<{ default: string }>>;

/** Loads the texts that all pages share. */
export async function loadTexts(locale: ConsoleLocale): Promise<Texts> {
  const bundle = new FluentBundle(locale, { useIsolating: false });
  const loaded = new Set<string>();
  const add = async (path: string) => {
    if (loaded.has(path)) return;
    const source = await catalogs[path]?.();
    if (source === undefined) return;
    bundle.addResource(new FluentResource(source));
    loaded.add(path);
  };
  const [shared] = await Promise.all([sharedTerms[locale](), add(`./${locale}.ftl`)]);
  bundle.addResource(new FluentResource(shared.default));

  return {
    locale,
    t(key, ...args) {
      const pattern = bundle.getMessage(key)?.value;
      return pattern ? bundle.formatPattern(pattern, args[0] ?? null) : key;
    },
    loadPage: (id) => add(`../pages/${id}/texts/${locale}.ftl`),
  };
}
