import type { AnyAction } from './action.ts';
import type { Context } from './context.ts';
import type { PlainMessageKey } from './i18n/message-keys.ts';
import type { Options, OptionValues, RawOptions } from './option.ts';
import { readOptions } from './option.ts';
import type { Reply } from './reply.ts';

/** A command as everybody but its author sees it: inert data and one function. */
export interface Command {
  readonly name: string;
  readonly summary: PlainMessageKey;
  readonly options: Options;
  readonly actions: readonly AnyAction[];
  /** Whether it is worth naming to somebody, as far as that is known here; for everybody when left out. */
  readonly isListed?: (ctx: Context) => Promise<boolean>;
  /** Null when the options are not what the command declares. */
  bind(raw: RawOptions): ((ctx: Context) => Promise<Reply>) | null;
}

/** Declares a command; the types of what `run` gets are inferred from the options. */
export function defineCommand<const Opts extends Options>(definition: {
  readonly name: string;
  readonly summary: PlainMessageKey;
  readonly options: Opts;
  readonly actions: readonly AnyAction[];
  readonly isListed?: (ctx: Context) => Promise<boolean>;
  run(ctx: Context, options: OptionValues<Opts>): Promise<Reply>;
}): Command {
  return {
    name: definition.name,
    summary: definition.summary,
    options: definition.options,
    actions: definition.actions,
    ...(definition.isListed ? { isListed: definition.isListed } : {}),
    bind(raw) {
      const values = readOptions(definition.options, raw);
      return values && ((ctx) => definition.run(ctx, values));
    },
  };
}
