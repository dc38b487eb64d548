/** The rules for calls. A call that breaks one is a bug of the bot, whatever the state of the chats. */
export type Rule =
  | 'method'
  | 'parameters'
  | 'spec'
  | 'parse-mode'
  | 'text-length'
  | 'caption-length'
  | 'entities'
  | 'unescaped'
  | 'link'
  | 'keyboard'
  | 'callback-data'
  | 'callback-text'
  | 'answered-twice'
  | 'commands'
  | 'inline-results'
  | 'start-payload'
  | 'reactions'
  | 'webhook-url'
  | 'webhook-secret';

/** `parameters` of a failed answer, see https://core.telegram.org/bots/api#responseparameters. */
export interface ResponseParameters {
  readonly retry_after?: number | undefined;
  readonly migrate_to_chat_id?: number | undefined;
}

/** An error response of Telegram. With a `rule` it is also a violation; without one it depends on the state only. */
export interface Refusal {
  readonly code: number;
  readonly description: string;
  readonly rule: Rule | undefined;
  readonly parameters: ResponseParameters | undefined;
}

interface RefusalError extends Error {
  readonly refusal: Refusal;
}

/** The error to throw for an answer of `code`; `description` carries its prefix, as in "Bad Request: chat not found". */
export function refuse(
  code: number,
  description: string,
  more: { readonly rule?: Rule; readonly parameters?: ResponseParameters } = {},
): RefusalError {
  const refusal: Refusal = {
    code,
    description,
    rule: more.rule,
    parameters: more.parameters,
  };
  return Object.assign(new Error(description), { name: 'Refusal', refusal });
}

/** The 400 for a broken rule. */
export const breach = (rule: Rule, description: string) =>
  refuse(400, `Bad Request: ${description}`, { rule });

/** The 400 for a valid call that does not fit the current state. */
export const badRequest = (description: string) => refuse(400, `Bad Request: ${description}`);

/** Distinguishes a refusal from a bug in the fake. */
export const isRefusal = (error: unknown): error is RefusalError =>
  error instanceof Error && error.name === 'Refusal' && 'refusal' in error;
