import { loadTranslations } from '../../src/chat/i18n/translations.ts';

/** A title card with its request button, opened by one person. */
export interface OpenCard {
  readonly person: number;
  readonly tmdbId: number;
  /** From the command to the bot's first answer. */
  readonly ackMs: number;
  /** From the command to the card. */
  readonly cardMs: number;
  press(): Press;
}

/** A press on the button of a card. All times are in epoch milliseconds. */
export interface Press {
  readonly at: number;
  /** When the bot gave its first answer. */
  readonly acknowledged: Promise<number>;
  /** When the card shows that Overseerr has the request. */
  readonly confirmed: Promise<number>;
  /** When the card shows that the request was approved. */
  readonly approved: Promise<number>;
}

/** Many simulated people on one chat platform, and the settings of a bot for them. */
export interface Crowd {
  readonly env: Readonly<Record<string, string>>;
  /** The conditions under which the figures are measured. */
  readonly conditions: string;
  /** The chat IDs in a person's Overseerr profile. */
  getProfile(person: number): { readonly discordId?: string; readonly telegramChatId?: string };
  open(person: number, tmdbId: number): Promise<OpenCard>;
  /** Violations of the platform's rules; empty in a good run. */
  violations(): readonly string[];
  stop(): Promise<void>;
}

const t = loadTranslations().forLocale('en');

export function isConfirmed(text: string): boolean {
  return text.includes(t('state-pending'));
}

export function isApproved(text: string): boolean {
  return text.includes(t('state-approved')) || text.includes(t('state-processing'));
}
