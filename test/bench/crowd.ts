/** A title's card with its button, before one person. */
export interface OpenCard {
  readonly person: number;
  readonly tmdbId: number;
  /** From the command to the bot's first answer. */
  readonly ackMs: number;
  /** From the command to the card. */
  readonly cardMs: number;
  press(): Pressed;
}

/** A press on the card's button, under way. All moments are epoch milliseconds. */
export interface Pressed {
  readonly at: number;
  /** The first answer of the bot. */
  readonly acknowledged: Promise<number>;
  /** The card says that the media server has the request. */
  readonly confirmed: Promise<number>;
  /** The card says that the request was approved. */
  readonly approved: Promise<number>;
}

/** Many people on one chat platform, and the settings of a bot that serves them. */
export interface Crowd {
  readonly env: Readonly<Record<string, string>>;
  /** What the figures have to be read with. */
  readonly conditions: string;
  /** The profile of a person on the media server. */
  getProfile(person: number): { readonly discordId?: string; readonly telegramChatId?: string };
  open(person: number, tmdbId: number): Promise<OpenCard>;
  /** Everything the platform would not have taken; empty on a good run. */
  violations(): readonly string[];
  stop(): Promise<void>;
}

export const isConfirmed = (text: string): boolean => text.includes('Waiting for approval');
export const isApproved = (text: string): boolean => /Approved|On its way/.test(text);
