import type { Json } from '../validation/shapes.ts';
import type { Violation } from '../validation/violation.ts';

/** A REST response; without a body, it has no JSON content type. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Error codes of the fake with HTTP status and text (Discord docs: "JSON Error Codes"). */
const refusals = {
  10003: [404, 'Unknown Channel'],
  10004: [404, 'Unknown Guild'],
  10007: [404, 'Unknown Member'],
  10008: [404, 'Unknown Message'],
  10011: [404, 'Unknown Role'],
  10013: [404, 'Unknown User'],
  10014: [400, 'Unknown Emoji'],
  10015: [404, 'Unknown Webhook'],
  10062: [404, 'Unknown interaction'],
  10063: [404, 'Unknown application command'],
  30046: [429, 'Maximum number of edits to messages older than 1 hour reached. Try again later.'],
  40060: [400, 'Interaction has already been acknowledged.'],
  50001: [403, 'Missing Access'],
  50003: [403, 'Cannot execute action on a DM channel'],
  50005: [403, 'Cannot edit a message authored by another user'],
  50006: [400, 'Cannot send an empty message'],
  50007: [403, 'Cannot send messages to this user'],
  50013: [403, 'Missing Permissions'],
  50027: [401, 'Invalid Webhook Token'],
  50033: [400, 'Invalid Recipient(s)'],
  50035: [400, 'Invalid Form Body'],
  50083: [400, 'Thread is archived'],
  50109: [400, 'The request body contains invalid JSON.'],
} as const;

export type RefusalCode = keyof typeof refusals;

interface Refusal extends Error {
  readonly answer: Answer;
  readonly violations?: readonly Violation[];
}

/** Discord's response for this code. */
export function refusalAnswer(code: RefusalCode, errors?: Json): Answer {
  const [status, message] = refusals[code];
  return { status, body: errors ? { message, code, errors } : { message, code } };
}

/** Ends a handler with Discord's response for this code. */
export function refuse(code: RefusalCode): never {
  throw Object.assign(new Error(refusals[code][1]), { answer: refusalAnswer(code) });
}

/** Ends a handler with a violation, for rules that depend on the state. */
export function refuseInvalid(violations: readonly Violation[]): void {
  if (violations.length === 0) return;
  throw Object.assign(new Error('Invalid Form Body'), {
    answer: refusalAnswer(50035),
    violations,
  });
}

/** Whether `refuse` threw this error. */
export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && 'answer' in error;
}
