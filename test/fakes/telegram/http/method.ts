import type { z } from 'zod';
import { findUser, type State } from '../state/state.ts';
import type { TextContext } from '../text/text.ts';
import { breach, type Rule } from './refusal.ts';

/** A file in a multipart call. */
export interface Upload {
  readonly filename: string | undefined;
  readonly bytes: Buffer;
}

/** What a method may use besides its parameters. */
export interface Call {
  readonly state: State;
  readonly files: ReadonlyMap<string, Upload>;
  /** Fires when the caller hangs up or the server stops. */
  readonly signal: AbortSignal;
  /** Records a mistake that Telegram itself would accept. */
  readonly warn: (rule: Rule, detail: string) => void;
  readonly webhook: WebhookSettings;
}

/** The registered webhook, `https://core.telegram.org/bots/api#setwebhook`. */
export interface WebhookSettings {
  get(): Webhook | undefined;
  set(webhook: Webhook | undefined): void;
  lastError(): { readonly date: number; readonly message: string } | undefined;
}

export interface Webhook {
  readonly url: string;
  readonly secretToken: string | undefined;
  readonly maxConnections: number;
}

/** One method of the Bot API. */
export interface Method {
  /** Converts form text into the method's parameter types; leaves other parameters unchanged. */
  fromForm(parameters: Readonly<Record<string, string>>): Record<string, unknown>;
  /** Returns the result or throws a refusal. */
  invoke(parameters: unknown, call: Call): unknown;
}

/** Defines a method; unknown, missing, and mistyped parameters break the rule `parameters`. */
export function defineMethod<S extends z.ZodRawShape>(
  schema: z.ZodObject<S>,
  run: (parameters: z.infer<z.ZodObject<S>>, call: Call) => unknown,
): Method {
  const fields: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
  return {
    fromForm(parameters) {
      return Object.fromEntries(
        Object.entries(parameters).map(([name, value]) => {
          const isText = fields[name] === undefined || accepts(schema, name, value);
          return [name, isText ? value : decoded(value)];
        }),
      );
    },
    invoke(parameters, call) {
      const parsed = schema.strict().safeParse(parameters);
      if (!parsed.success) {
        const [issue] = parsed.error.issues;
        const path = issue?.path.join('.') ?? '';
        throw breach('parameters', `${path === '' ? '' : `${path}: `}${issue?.message ?? ''}`);
      }
      return run(parsed.data, call);
    },
  };
}

function accepts(schema: z.ZodObject, name: string, value: string): boolean {
  const result = schema.safeParse({ [name]: value });
  return result.success || !result.error.issues.some(({ path }) => path[0] === name);
}

function decoded(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** The context in which a method parses formatted text. */
export const textContext = ({ state, warn }: Call): TextContext => ({
  botUsername: state.bot.username ?? '',
  findUser: (id) => findUser(state, id),
  warn,
});
