import type { Effect, FaultPlanner } from '../faults.ts';
import { accountMethods } from '../methods/account.ts';
import { answerMethods } from '../methods/answer.ts';
import { chatMethods } from '../methods/chat.ts';
import { editMethods } from '../methods/edit.ts';
import { sendMethods } from '../methods/send.ts';
import { updateMethods } from '../methods/updates.ts';
import type { State } from '../state/state.ts';
import type { Call, Method, Upload, WebhookSettings } from './method.ts';
import type { Rates } from './rates.ts';
import { badRequest, breach, isRefusal, type Refusal, type Rule, refuse } from './refusal.ts';
import type { SpecValidator } from './spec.ts';

export const methods: Readonly<Record<string, Method>> = {
  ...accountMethods,
  ...updateMethods,
  ...sendMethods,
  ...editMethods,
  ...answerMethods,
  ...chatMethods,
};

/** The body of every response, https://core.telegram.org/bots/api#making-requests. */
export type Answer =
  | { readonly ok: true; readonly result: unknown }
  | {
      readonly ok: false;
      readonly error_code: number;
      readonly description: string;
      readonly parameters?: Refusal['parameters'];
    };

/** A received call of the bot; `answer` is set once it is sent. */
export interface CallRecord {
  readonly id: number;
  readonly method: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, Upload>;
  answer: Answer | undefined;
  /** Epoch milliseconds of arrival. */
  readonly at: number;
}

/** A rule that the bot broke. `isRefused` is false where Telegram accepts the call with an unwanted result. */
export interface RuleViolation {
  readonly rule: Rule;
  readonly method: string;
  readonly detail: string;
  readonly callId: number;
  readonly isRefused: boolean;
}

export interface CallHandlerOptions {
  readonly state: State;
  readonly faults: FaultPlanner;
  readonly rates: Rates;
  readonly webhook: WebhookSettings;
  readonly spec: SpecValidator | undefined;
  /** Called after every change that a test may wait for. */
  readonly onChange: () => void;
  /** Called for every call when its answer is known. */
  readonly onCall: (call: CallRecord) => void;
}

/** A call with unparsed parameters. */
export interface IncomingCall {
  readonly method: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, Upload>;
  readonly signal: AbortSignal;
}

export interface CallHandler {
  readonly calls: readonly CallRecord[];
  readonly ruleViolations: readonly RuleViolation[];
  /** The response, or `dropped` to cut the connection. */
  handle(call: IncomingCall): Promise<Answer | 'dropped'>;
}

/** Handles every call: applies planned faults, checks rules, runs the method, records the call. */
export function createCallHandler(options: CallHandlerOptions): CallHandler {
  const { state, faults, rates, spec } = options;
  const calls: CallRecord[] = [];
  const ruleViolations: RuleViolation[] = [];

  const perform = async (record: CallRecord, signal: AbortSignal): Promise<unknown> => {
    const { method, parameters, files } = record;
    const known = Object.hasOwn(methods, method) ? methods[method] : undefined;
    if (known === undefined) throw refuse(404, 'Not Found: method not found', { rule: 'method' });
    const [problem] = spec?.(method, parameters) ?? [];
    if (problem !== undefined) throw breach('spec', problem);
    const call: Call = {
      state,
      files,
      signal,
      webhook: options.webhook,
      warn: (rule, detail) =>
        void ruleViolations.push({ rule, method, detail, callId: record.id, isRefused: false }),
    };
    rates.count(method, Number(parameters['chat_id']));
    return known.invoke(parameters, call);
  };

  const answer = async (record: CallRecord, signal: AbortSignal): Promise<Answer> => {
    try {
      return { ok: true, result: await perform(record, signal) };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const { rule, description } = error.refusal;
      if (rule !== undefined) {
        const { id: callId, method } = record;
        ruleViolations.push({ rule, method, detail: description, callId, isRefused: true });
      }
      return toAnswer(error.refusal);
    }
  };

  return {
    calls,
    ruleViolations,
    async handle({ method, parameters, files, signal }) {
      const record: CallRecord = {
        id: calls.length + 1,
        method,
        parameters,
        files,
        answer: undefined,
        at: state.now(),
      };
      calls.push(record);
      options.onChange();
      const last = await applyEffects(faults.takeEffects(method, parameters['chat_id']), signal);
      if (last?.kind === 'drop' && last.when === 'before') return 'dropped';
      record.answer = last?.kind === 'fail' ? toFailure(last) : await answer(record, signal);
      options.onCall(record);
      options.onChange();
      return last?.kind === 'drop' ? 'dropped' : record.answer;
    },
  };
}

/** Waits out the delays and returns the effect that decides the call. */
async function applyEffects(
  effects: readonly Effect[],
  signal: AbortSignal,
): Promise<Effect | undefined> {
  for (const effect of effects) {
    if (effect.kind === 'hold') await effect.until;
    else if (effect.kind === 'delay') await sleep(effect.delayMs, signal);
    else return effect;
  }
  return undefined;
}

const sleep = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

const toFailure = ({
  status,
  description,
  parameters,
}: Extract<Effect, { kind: 'fail' }>): Answer => ({
  ok: false,
  error_code: status,
  description,
  ...(parameters === undefined ? {} : { parameters }),
});

const toAnswer = ({ code, description, parameters }: Refusal): Answer =>
  toFailure({ kind: 'fail', status: code, description, parameters });

/** The error for an unreadable body. */
export const unreadable = (reason: string): Answer =>
  toAnswer(badRequest(`can't parse the body: ${reason}`).refusal);
