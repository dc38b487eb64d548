import { AppError } from '../domain/app-error.ts';
import type { AnyAction } from './action.ts';
import { type Context, restrictContext, type UseCaseName } from './context.ts';
import type { PlainMessageKey } from './i18n/message-keys.ts';
import type { Options, OptionValues, RawOptions, Suggestion } from './option.ts';
import { readOptions } from './option.ts';
import type { Reply } from './reply.ts';

/** A command, with its handlers already bound to the use cases they need. */
export interface Command {
  readonly name: string;
  readonly summary: PlainMessageKey;
  readonly options: Options;
  readonly actions: readonly AnyAction[];
  /** The names of the use cases that it needs. */
  readonly uses: readonly UseCaseName[];
  /** Whether /help lists it, as far as the bot knows without asking anyone. */
  isListed(ctx: Context<UseCaseName>): Promise<boolean>;
  /** Suggests values for an option while the user types. */
  suggest(ctx: Context<UseCaseName>, option: string, typed: string): Promise<readonly Suggestion[]>;
  /** Null when the options are not the ones that the command declares. */
  bind(raw: RawOptions): ((ctx: Context<UseCaseName>) => Promise<Reply>) | null;
}

/** Declares a command. Its context has exactly the use cases in `uses`; option types are inferred from `options`. */
export function defineCommand<
  const Opts extends Options<Uses>,
  Uses extends UseCaseName = never,
>(definition: {
  readonly name: string;
  readonly summary: PlainMessageKey;
  /** The use cases in the context of the handlers. Default: none. */
  readonly uses?: readonly Uses[];
  readonly options: Opts;
  readonly actions: readonly AnyAction[];
  /** Default: /help always lists it. */
  readonly isListed?: (ctx: Context<Uses>) => Promise<boolean>;
  run(ctx: Context<Uses>, options: OptionValues<Opts>): Promise<Reply>;
}): Command {
  const { name, summary, options, actions, uses = [], isListed } = definition;
  return {
    name,
    summary,
    options,
    actions,
    uses,
    isListed: async (ctx) => !isListed || isListed(restrictContext(ctx, uses)),
    async suggest(ctx, optionName, typed) {
      const option = options[optionName];
      if (option?.kind !== 'text' || !option.suggest) return [];
      return option.suggest(restrictContext(ctx, uses), typed);
    },
    bind(raw) {
      const values = readOptions(options, raw);
      return values && ((ctx) => definition.run(restrictContext(ctx, uses), values));
    },
  };
}

/** The commands that the actor can use where they are. */
export async function listListed(
  commands: readonly Command[],
  ctx: Context<UseCaseName>,
): Promise<readonly Command[]> {
  const listed = await Promise.all(
    commands.map(async (command) => {
      try {
        return await command.isListed(ctx);
      } catch (error) {
        // For example, a user without an account is no approver.
        if (error instanceof AppError) return false;
        throw error;
      }
    }),
  );
  return commands.filter((_, index) => listed[index]);
}

/** Commands or actions by their names. Throws when two have the same name. */
export function indexBy<Item>(
  items: Iterable<Item>,
  nameOf: (item: Item) => string,
): Map<string, Item> {
  const index = new Map<string, Item>();
  for (const item of items) {
    const name = nameOf(item);
    if (index.has(name)) throw new Error(`"${name}" is defined twice`);
    index.set(name, item);
  }
  return index;
}
