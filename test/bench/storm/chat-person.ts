import type { StormMessage } from './fakes-protocol.ts';

/** A message as a person sees it. */
export type ShownMessage = Pick<StormMessage, 'chat' | 'messageId' | 'text' | 'buttons'>;

/** A person on one chat platform. Both actions reject if no answer arrives in time. */
export interface ChatPerson {
  readonly name: string;
  readonly platform: StormMessage['platform'];
  readonly platformUserId: string;
  readonly isApprover: boolean;
  command(name: string, text: string | null, check: MessageCheck): Promise<ShownMessage>;
  press(on: ShownMessage, buttonId: string, check: MessageCheck): Promise<ShownMessage>;
  /** Fills in the form behind a button; null where the storm has none. */
  readonly fillIn: FillIn | null;
}

export type MessageCheck = (message: ShownMessage) => boolean;

export type FillIn = (
  on: ShownMessage,
  buttonId: string,
  form: { readonly fields: Readonly<Record<string, string>>; readonly check: MessageCheck },
) => Promise<ShownMessage>;

/** The people on one chat platform, and all messages of the bot there. */
export interface StormPlatform {
  readonly env: Readonly<Record<string, string>>;
  readonly people: readonly ChatPerson[];
  /** Approval cards of the latest requests that wait for a decision, where the platform shows them. */
  listOpenApprovals(): readonly ShownMessage[];
  /** Cards of the latest requests that people can vote for. */
  listVotable(): readonly ShownMessage[];
  messages(): StormMessage[];
}

/** People give up after this and do something else. */
const patienceMs = 12_000;
const pollMs = 40;

/** Checks repeatedly until there is a result. */
export async function waitFor<Value>(read: () => Value | undefined, what: string): Promise<Value> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const value = read();
    if (value !== undefined) return value;
    if (performance.now() > deadline) throw new Error(`no answer to ${what}`);
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

/** The button whose id starts with this verb. */
export function findButton({ buttons }: ShownMessage, verb: string): string | undefined {
  return buttons.find((button) => button.startsWith(`${verb}:`));
}
