import type { StormMessage } from './fakes-protocol.ts';

/** A message as a person sees it. */
export type ShownMessage = Pick<StormMessage, 'chat' | 'messageId' | 'text' | 'buttons'>;

/** Somebody on one chat platform. Both verbs reject when no answer passes in time. */
export interface ChatPerson {
  readonly name: string;
  readonly platform: StormMessage['platform'];
  readonly platformUserId: string;
  readonly isApprover: boolean;
  command(name: string, text: string | null, check: MessageCheck): Promise<ShownMessage>;
  press(on: ShownMessage, buttonId: string, check: MessageCheck): Promise<ShownMessage>;
}

export type MessageCheck = (message: ShownMessage) => boolean;

/** Some people on one chat platform, and everything the bot wrote there. */
export interface StormPlatform {
  readonly env: Readonly<Record<string, string>>;
  readonly people: readonly ChatPerson[];
  /** Approval cards of the latest requests that wait for a decision, where the platform shows them. */
  listOpenApprovals(): readonly ShownMessage[];
  messages(): StormMessage[];
}

/** People give up after this and do something else. */
const patienceMs = 12_000;
const pollMs = 40;

/** Looks again and again until something is there. */
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
