import { cutText } from '../domain/text.ts';
import type { Context, UseCaseName } from './context.ts';
import type { PlainMessageKey } from './i18n/message-keys.ts';

/** A suggestion while a person types. If it is chosen, `value` is the text of the option. */
export interface Suggestion {
  readonly label: string;
  readonly value: string;
  /** A second line and the address of a picture, for platforms that show suggestions as cards. */
  readonly detail?: string;
  readonly image?: string;
}

const textMaxLength = 500;

interface Described {
  readonly summary: PlainMessageKey;
}

/** An option of a command. */
export type Option<Uses extends UseCaseName = UseCaseName> =
  | (Described & {
      readonly kind: 'text';
      readonly isRequired: boolean;
      readonly suggest?: (ctx: Context<Uses>, typed: string) => Promise<readonly Suggestion[]>;
    })
  /** A member, as a mention or a name. Empty if the name is missing. */
  | (Described & { readonly kind: 'member'; readonly isRequired: false })
  | (Described & { readonly kind: 'flag'; readonly isRequired: false })
  | (Described & { readonly kind: 'count'; readonly isRequired: boolean; readonly max: number });

export type Options<Uses extends UseCaseName = UseCaseName> = Readonly<
  Record<string, Option<Uses>>
>;

type ValueOf<O extends Option> = O extends { kind: 'text' | 'member' }
  ? string
  : O extends { kind: 'flag' }
    ? boolean
    : number;

/** The values that `run` gets, inferred from the declared options. Optional values may be null; a flag may be false. */
export type OptionValues<Opts extends Options> = {
  readonly [Name in keyof Opts]: Opts[Name] extends { kind: 'flag' } | { isRequired: true }
    ? ValueOf<Opts[Name]>
    : ValueOf<Opts[Name]> | null;
};

/** The values of options from a platform, not checked yet. */
export type RawOptions = Readonly<Record<string, string | number | boolean | undefined>>;

/** Parses option values; null if a required one is missing or one has the wrong type. */
export function readOptions<Opts extends Options>(
  options: Opts,
  raw: RawOptions,
): OptionValues<Opts> | null {
  const values: Record<string, string | number | boolean | null> = {};
  for (const [name, option] of Object.entries(options)) {
    const value = readOption(option, raw[name]);
    if (value === undefined || (value === null && option.isRequired)) return null;
    values[name] = value;
  }
  return values as OptionValues<Opts>;
}

/** The name of the option that takes a member; null if there is none. */
export function findMemberOption(options: Options): string | null {
  return Object.entries(options).find(([, { kind }]) => kind === 'member')?.[0] ?? null;
}

/** The required text option that is missing; undefined if none is. */
export function findMissingText(options: Options, raw: RawOptions): Option | undefined {
  return Object.entries(options).find(
    ([name, option]) => option.isRequired && readOption(option, raw[name]) === null,
  )?.[1];
}

/** Undefined for a value of the wrong type, null for a missing one. */
function readOption(option: Option, value: RawOptions[string]) {
  switch (option.kind) {
    case 'flag':
      return value === undefined ? false : typeof value === 'boolean' ? value : undefined;
    case 'text':
      if (value === undefined) return null;
      return typeof value === 'string'
        ? cutText(value.trim(), textMaxLength, '') || null
        : undefined;
    case 'member':
      if (value === undefined) return null;
      return typeof value === 'string' ? cutText(value.trim(), textMaxLength, '') : undefined;
    case 'count':
      if (value === undefined) return null;
      return typeof value === 'number' && Number.isInteger(value) && value >= 1
        ? Math.min(value, option.max)
        : undefined;
  }
}
