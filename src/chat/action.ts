import { AppError } from '../domain/app-error.ts';
import type { Argument } from './argument.ts';
import {
  type Context,
  type Interaction,
  pick,
  restrictContext,
  type UseCaseName,
  type UseCases,
} from './context.ts';
import { toCurrentArguments, toCurrentVerb } from './legacy-action-ids.ts';
import type { Reply } from './reply.ts';
import type { Picker, PickerOption } from './view.ts';

/** Telegram's limit for `callback_data` (docs/chat-platforms.md, "Telegram limits"); Discord allows 100 characters. */
export const idMaxBytes = 64;

/** Bytes after the id of a picker that are reserved for the value of an option. */
export const pickerValueBytes = 12;

/** Between the id of a picker and the value of an option, on platforms that have only buttons. */
const picks = '~';
/** The same on the button of an option that is selected. It says what it does: a press that is repeated undoes nothing. */
const unpicks = '!';

/**
 * What a press sends. A picker sends all selected `values` or, on platforms that have only buttons, the one that was
 * `picked`, or no longer is if `isUnpicked`. A form sends its `fields` by name.
 */
export interface Press {
  readonly values: readonly string[];
  readonly picked: string | null;
  readonly isUnpicked: boolean;
  readonly fields: Readonly<Record<string, string>>;
}

/** The values of an action's arguments, by name. */
export type Values = Readonly<Record<string, unknown>>;

type Arguments<Args extends Values> = { readonly [Name in keyof Args]: Argument<Args[Name]> };

/** A button and its handler: how its id is built, and what a press does. */
export interface Action<Args extends Values = Values> {
  readonly verb: string;
  /** The id for a button or picker; at most 64 bytes. */
  id(args: Args): string;
}

/** An action as dispatch sees it, with its arguments still as text. */
export interface AnyAction {
  readonly verb: string;
  /** The names of the use cases that it needs. */
  readonly uses: readonly UseCaseName[];
  /** Whether it answers with a form, which a platform can show only as its first response. */
  readonly opensForm: boolean;
  /** Null if the id is not one that this action builds. Otherwise begins a press; what it returns ends it. */
  bind(
    texts: readonly string[],
  ): ((useCases: UseCases) => (ctx: Context<UseCaseName>, press: Press) => Promise<Reply>) | null;
}

type BeginPress = NonNullable<ReturnType<AnyAction['bind']>>;

/** A press on a button that no action has built. */
export const beginUnknown: BeginPress = () => async () => {
  throw new AppError('unknown-button');
};

/**
 * Declares an action. Throws when the module loads if an id could ever be longer than Telegram allows.
 * Never give a verb another meaning: buttons stay in chats for months.
 */
export function defineAction<
  Args extends Values,
  Uses extends UseCaseName = never,
  Prepared = undefined,
>(definition: {
  readonly verb: string;
  /** The use cases in the context of `run`. Default: none. */
  readonly uses?: readonly Uses[];
  readonly args: Arguments<Args>;
  /** Whether a picker uses the action; the values of its options need room in the id. */
  readonly hasPicker?: boolean;
  /** Whether it answers with a form. */
  readonly opensForm?: boolean;
  /** Reads what `run` needs in any case, while it is found out who presses. It must not change anything. */
  prepare?(useCases: Pick<UseCases, Uses>, args: Args): Promise<Prepared>;
  run(
    ctx: Context<Uses>,
    args: Args,
    press: Press & { readonly prepared: Prepared | undefined },
  ): Promise<Reply>;
}): Action<Args> & AnyAction {
  const { verb, args, uses = [] } = definition;
  const names = Object.keys(args) as (keyof Args & string)[];
  const room = definition.hasPicker ? pickerValueBytes + 1 : 0;
  const longest = names.reduce((sum, name) => sum + 1 + args[name].maxBytes, verb.length + room);
  if (!/^[a-z][a-z0-9-]*$/.test(verb)) throw new Error(`action verb "${verb}" is not kebab-case`);
  if (longest > idMaxBytes) throw new Error(`action "${verb}" can need ${longest} bytes`);

  return {
    verb,
    uses,
    opensForm: definition.opensForm ?? false,
    id: (values) => [verb, ...names.map((name) => args[name].write(values[name]))].join(':'),
    bind(texts) {
      if (texts.length !== names.length) return null;
      const values: Partial<Args> = {};
      for (const [index, name] of names.entries()) {
        const value = args[name].read(texts[index] ?? '');
        if (value === null) return null;
        values[name] = value;
      }
      const bound = values as Args;
      return (useCases) => {
        const preparing = definition.prepare?.(pick(useCases, uses), bound);
        // Without a person who may press, nobody waits for it.
        preparing?.catch(() => undefined);
        return async (ctx, press) =>
          definition.run(restrictContext(ctx, uses), bound, {
            ...press,
            prepared: await preparing,
          });
      };
    },
  };
}

/** The id of the button for an option of a picker. */
export function toPickId(
  { press, isMultiple }: Pick<Picker, 'press' | 'isMultiple'>,
  { value, isSelected }: Pick<PickerOption, 'value' | 'isSelected'>,
): string {
  return `${press}${isMultiple && isSelected ? unpicks : picks}${value}`;
}

/**
 * Splits an id into the action's verb, its arguments and the value that is picked, or no longer is. Ids written by
 * earlier versions are read as well.
 */
export function parseActionId(text: string):
  | ({
      readonly verb: string;
      readonly args: readonly string[];
    } & Pick<Press, 'picked' | 'isUnpicked'>)
  | null {
  if (Buffer.byteLength(text) > 100) return null;
  const match = /^([a-z][a-z0-9-]*)((?::[\w-]+)*)(?:([~!])([\w:-]+))?$/.exec(text);
  if (!match?.[1]) return null;
  const verb = toCurrentVerb(match[1]);
  return {
    verb,
    args: toCurrentArguments(verb, match[2] ? match[2].slice(1).split(':') : []),
    picked: match[4] ?? null,
    isUnpicked: match[3] === unpicks,
  };
}

/**
 * Keeps one value for each interaction. Its work begins anew after the database was away, also if something was saved by
 * then: what it would decide by what is saved, such as which way a toggle goes, must stay as it was decided first.
 */
export function createOnce<Value>() {
  const values = new WeakMap<Interaction, { readonly value: Value }>();
  return (interaction: Interaction, decide: () => Value): Value => {
    const kept = values.get(interaction) ?? { value: decide() };
    values.set(interaction, kept);
    return kept.value;
  };
}
