import { type Actor, createActor } from '../domain/actor.ts';
import { AppError, type ErrorCode, isFaultOfBot, toAppError } from '../domain/app-error.ts';
import type { Place, Platform } from '../domain/place.ts';
import { defaultServerTitle } from '../domain/services/server-title.ts';
import type { PlatformEvent } from '../domain/spaces/platform-event.ts';
import { cleanRecord, cleanText } from '../domain/text.ts';
import type { Clock } from '../ports/clock.ts';
import type { DatabaseRetry } from '../ports/database-retry.ts';
import type { Log } from '../ports/log.ts';
import type { BotMembership } from '../usecases/spaces/bot-membership.ts';
import { notLinkedView, recheck } from './accounts/linking.ts';
import { signInEntryButtons } from './accounts/sign-in.ts';
import type { AnyAction, Press } from './action.ts';
import { beginUnknown, idMaxBytes, parseActionId } from './action.ts';
import { type Command, indexBy, listListed } from './command.ts';
import type { Context, Interaction, UseCaseName, UseCases } from './context.ts';
import { errorMessage, errorMessageFor } from './error-message.ts';
import { speakTo } from './i18n/person-language.ts';
import type { Translations } from './i18n/translations.ts';
import { findMissingText, type RawOptions, type Suggestion } from './option.ts';
import type { Reply } from './reply.ts';
import { replyError, replyPrivately, toast, withLocale } from './reply.ts';
import { type ReactionVote, textView, type View } from './view.ts';

export type { Interaction } from './context.ts';
export type { ReactionVote } from './view.ts';

export interface Dispatch {
  /** Runs a typed command. Never throws: the reply to an error is its text; to a bug, an apology with a reference. */
  command(interaction: Interaction, name: string, options: RawOptions): Promise<Reply>;
  /** Handles a press. Never throws. */
  press(interaction: Interaction, id: string, values: readonly string[]): Promise<Reply>;
  /** Handles a submitted form. Never throws. */
  submit(
    interaction: Interaction,
    id: string,
    fields: Readonly<Record<string, string>>,
  ): Promise<Reply>;
  /**
   * Handles a reaction to the message in `interaction.answer`; null if it has no meaning there. Never throws.
   * Platforms pass on 👍 and ✅ as `yes`, 👎 and ❌ as `no`, and no other reactions.
   */
  react(interaction: Interaction, vote: ReactionVote): Promise<Reply | null>;
  /** Whether a message that people can react to is being posted in a place. Never throws. */
  isPosting(place: Place): Promise<boolean>;
  /** Suggestions while typing. Never throws; an empty list after an error. */
  suggest(
    interaction: Interaction,
    command: string,
    option: string,
    typed: string,
  ): Promise<readonly Suggestion[]>;
  /** Records what a platform reports about the bot itself. Never throws. Call it in the order of the events. */
  handleEvent(platform: Platform, event: PlatformEvent): Promise<void>;
  /** Whether the reply to a press is a form. The platform must not acknowledge such a press before the reply. */
  opensForm(id: string): boolean;
  readonly commands: readonly Command[];
}

type AnyContext = Context<UseCaseName>;

/**
 * How long something is tried again while the database cannot be reached. Discord waits 3 seconds for a form and for
 * suggestions; other replies are deferred. An event must not be lost: nothing reports it again.
 */
const retryTimeoutsMs = { suggestion: 1_000, form: 1_500, reply: 8_000, event: 60_000 } as const;

/** Routes interactions to commands and actions. Throws when two of them have the same name or verb. */
export function createDispatch(deps: {
  readonly commands: readonly Command[];
  readonly useCases: UseCases;
  readonly botMembership: BotMembership;
  readonly translations: Translations;
  readonly log: Log;
  readonly clock: Clock;
  /** Records a bug for the operator and returns a reference that the user can quote. */
  readonly recordBug: (
    appError: AppError,
    context: Readonly<Record<string, string>>,
  ) => Promise<string>;
  /** Records a refusal in the audit log, with the id of the button or the name of the command. */
  readonly recordDenial: (appError: AppError, by: Actor, what: string) => Promise<void>;
  /** Handles a reaction on the message in `ctx.answer`; null when it has no meaning there. */
  readonly onReaction?: (ctx: AnyContext, vote: ReactionVote) => Promise<Reply | null>;
  readonly isPosting?: (place: Place) => Promise<boolean>;
  readonly retry: DatabaseRetry;
  /** The time zone of spaces without one of their own, and of private chats. */
  readonly timeZone: string;
  /** See `Context.startLink`. */
  readonly startLink: AnyContext['startLink'];
  /** Starts to measure an interaction; the returned function is called with how it ended. */
  readonly measure?: (platform: Platform, what: string) => (outcome: 'ok' | ErrorCode) => void;
}): Dispatch {
  const { useCases, botMembership, translations, log, recordBug, recordDenial, onReaction } = deps;
  const { startLink, clock, retry, timeZone, measure } = deps;
  const languages = translations.locales.map((locale) => {
    const t = translations.forLocale(locale);
    return { locale, name: t('language-name'), t };
  });
  const commands = indexBy(deps.commands, (command) => command.name);
  const actions = indexBy<AnyAction>(
    new Set([recheck, ...deps.commands.flatMap((command) => command.actions)]),
    (action) => action.verb,
  );
  for (const { uses } of [...deps.commands, ...actions.values()]) {
    const missing = uses.find((name) => !useCases[name]);
    if (missing) throw new Error(`the use case "${missing}" is missing`);
  }

  return {
    commands: deps.commands,

    opensForm,

    command(interaction, name, options) {
      const cleanOptions = cleanRecord(options);
      return answer(interaction, { what: `/${name}` }, () => async (ctx) => {
        const command = commands.get(name);
        const run = command?.bind(cleanOptions);
        if (run) return run(ctx);
        const what = command && findMissingText(command.options, cleanOptions);
        if (!what) throw new AppError('invalid-input');
        const missing = { name: ctx.commandName(name), what: ctx.t(what.summary) };
        return replyError(textView(ctx.t('command-missing-option', missing), 'warn'));
      });
    },

    press: (interaction, id, values) =>
      runAction(interaction, id, { values: values.map(cleanText), fields: {} }),

    submit: (interaction, id, fields) =>
      runAction(interaction, id, { values: [], fields: cleanRecord(fields) }),

    async react(interaction, vote) {
      if (!onReaction) return null;
      let isHandled = true;
      const reply = await answer(interaction, { what: 'reaction' }, () => async (ctx) => {
        const reply = await onReaction(ctx, vote);
        isHandled = reply !== null;
        return reply ?? toast('');
      });
      return isHandled ? reply : null;
    },

    async isPosting(place) {
      // Without a database, a reaction is looked at again.
      return (await deps.isPosting?.(place).catch(() => true)) ?? false;
    },

    async suggest(interaction, command, option, typed) {
      const declared = commands.get(command);
      if (!declared?.options[option]) return [];
      try {
        return await retry(
          async () => declared.suggest(await createContext(interaction), option, cleanText(typed)),
          retryTimeoutsMs.suggestion,
        );
      } catch (error) {
        const appError = toAppError(error);
        if (appError.code === 'internal')
          log.error({ error: appError.cause }, 'Could not suggest anything');
        return [];
      }
    },

    async handleEvent(platform, event) {
      try {
        await retry(() => botMembership.handleEvent(platform, event), retryTimeoutsMs.event);
      } catch (error) {
        const appError = toAppError(error);
        const fields = { what: `event: ${event.kind}`, code: appError.code, platform };
        log.error({ ...fields, error: appError.cause }, 'Could not handle an event of a platform');
        await recordBug(appError, fields).catch(() => undefined);
      }
    },
  };

  function opensForm(id: string): boolean {
    return actions.get(parseActionId(id)?.verb ?? '')?.opensForm ?? false;
  }

  function runAction(
    interaction: Interaction,
    id: string,
    given: Pick<Press, 'values' | 'fields'>,
  ) {
    const parsed = parseActionId(id);
    const begin = (parsed && actions.get(parsed.verb)?.bind(parsed.args)) ?? beginUnknown;
    return answer(interaction, { what: parsed?.verb ?? 'unknown button', id }, () => {
      const run = begin(useCases);
      const { picked = null, isUnpicked = false } = parsed ?? {};
      return (ctx) => run(ctx, { ...given, picked, isUnpicked });
    });
  }

  async function answer(
    interaction: Interaction,
    { what, id = what }: { readonly what: string; readonly id?: string },
    begin: () => (ctx: AnyContext) => Promise<Reply>,
  ): Promise<Reply> {
    const attempt: { ctx: AnyContext | null } = { ctx: null };
    const finish = measure?.(interaction.sender.platform, what);
    try {
      const timeoutMs = opensForm(id) ? retryTimeoutsMs.form : retryTimeoutsMs.reply;
      const reply = await retry(async () => {
        const run = begin();
        const ctx = await createContext(interaction);
        attempt.ctx = ctx;
        return withLocale(await run(ctx), {
          locale: translations.resolveLocale(ctx.locale),
          timeZone: ctx.timeZone,
        });
      }, timeoutMs);
      finish?.('ok');
      return reply;
    } catch (error) {
      const { ctx } = attempt;
      const appError = toAppError(error);
      finish?.(appError.code);
      const t = ctx?.t ?? translations.forLocale(interaction.sender.locale);
      const fields = { what, code: appError.code, platform: interaction.sender.platform };
      if (appError.code !== 'internal') {
        // A typo or a missing permission needs no stack trace.
        const { logLevel: level } = appError.metadata;
        log[level](level === 'info' ? fields : { ...fields, error: appError }, 'Refused');
        if (ctx && appError.metadata.isAudited) await auditDenial(appError, ctx, id);
        // The admins must know, even if the operator never reads the log.
        if (isFaultOfBot(appError.code)) await recordBug(appError, fields).catch(() => undefined);
        if (ctx && appError.code === 'not-linked') {
          return replyPrivately(await linkOptionsView(ctx));
        }
        const text = ctx
          ? await errorMessageFor(appError, ctx).catch(() => t('error-platform-rejected'))
          : errorMessage(appError, { t, server: defaultServerTitle });
        return replyError(textView(text, 'warn'));
      }
      log.error({ ...fields, error: appError.cause }, 'An unexpected error');
      const reference = await recordBug(appError, fields).catch(() => null);
      const text = reference ? t('error-internal', { reference }) : t('error-platform-rejected');
      return replyPrivately(textView(text, 'bad'));
    }
  }

  async function createContext(interaction: Interaction): Promise<AnyContext> {
    const sender = cleanRecord(interaction.sender);
    const { user, accounts, space, isClosed } = await useCases.members.identify(
      sender,
      interaction.space && cleanRecord(interaction.space),
    );
    if (isClosed && interaction.isPrivateMessage) {
      const { platform, platformUserId } = sender;
      await botMembership.handleEvent(platform, {
        kind: 'closed',
        platformUserId,
        isClosed: false,
      });
    }
    const wanted = { chosen: user.locale, app: sender.locale, space: space?.settings.language };
    const ctx: AnyContext = {
      useCases,
      actor: createActor(user, sender, { space, place: interaction.place, accounts }),
      now: clock(),
      answer: interaction.answer,
      interaction,
      ...speakTo(wanted, translations),
      timeZone: space?.settings.timeZone ?? timeZone,
      getServerTitle: useCases.services.getTitle,
      languages,
      listCommands: () => listListed(deps.commands, ctx),
      startLink,
    };
    return ctx;
  }

  /** How to link an account; a plain text if the ways to link cannot be listed. */
  async function linkOptionsView(ctx: AnyContext): Promise<View> {
    try {
      return await notLinkedView(ctx, await signInEntryButtons(ctx));
    } catch (error) {
      log.error({ error }, 'Could not list the ways to link an account');
      return textView(ctx.t('error-not-linked'), 'warn');
    }
  }

  /** Records a refusal. The user gets an answer even when this fails. */
  async function auditDenial(appError: AppError, ctx: Context, what: string): Promise<void> {
    // Ids are ASCII. Other characters, such as NUL, could make the database reject the line.
    const readable = what.slice(0, idMaxBytes).replace(/[^ -~]/g, '?');
    await recordDenial(appError, ctx.actor, readable).catch((error: unknown) =>
      log.error({ error, code: appError.code }, 'Could not record a refusal in the audit log'),
    );
  }
}
