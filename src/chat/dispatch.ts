import { Fault, toFault } from '../core/fault.ts';
import type { News } from '../core/news.ts';
import type { MessageRef, Place, Platform } from '../core/place.ts';
import type { Visitor } from '../core/user.ts';
import type { Doer } from '../ports/identity.ts';
import type { Log } from '../ports.ts';
import type { Whereabouts } from '../usecases/whereabouts.ts';
import type { AnyAction, Press } from './action.ts';
import { idMaxBytes, parseActionId } from './action.ts';
import type { Command } from './command.ts';
import type { App, Context } from './context.ts';
import { doerOf } from './doer.ts';
import { faultMessage } from './fault-message.ts';
import { notLinkedView, recheck } from './linking.ts';
import { missingText, type RawOptions, type Suggestion } from './option.ts';
import type { Reply } from './reply.ts';
import { refuse, toast, whisper } from './reply.ts';
import { waysToSignIn } from './sign-in.ts';
import type { Catalogue } from './text/catalogue.ts';
import { type Sign, say, type View } from './view.ts';

export type { Sign } from './view.ts';

/** What a platform knows of anything a person does. */
export interface Happening {
  readonly visitor: Visitor;
  /** Null in a private chat. */
  readonly space: { readonly platformSpaceId: string; readonly name: string } | null;
  readonly place: Place;
  readonly answer: MessageRef | null;
}

export interface Dispatch {
  /** Runs a typed command. Never throws: a fault becomes its text, a bug an apology with a reference. */
  command(happening: Happening, name: string, options: RawOptions): Promise<Reply>;
  /** Answers a press. Never throws. */
  press(happening: Happening, id: string, values: readonly string[]): Promise<Reply>;
  /** Answers a form that was filled in. Never throws. */
  submit(
    happening: Happening,
    id: string,
    fields: Readonly<Record<string, string>>,
  ): Promise<Reply>;
  /**
   * Answers a reaction on the message in `happening.answer`; null when it means nothing there. Never throws.
   * Platforms hand on 👍 and ✅ as `yes`, 👎 and ❌ as `no`, and nothing else.
   */
  react(happening: Happening, sign: Sign): Promise<Reply | null>;
  /** Suggestions while typing. Never throws: an empty list at worst. */
  suggest(
    happening: Happening,
    command: string,
    option: string,
    typed: string,
  ): Promise<readonly Suggestion[]>;
  /** Keeps what a platform tells of the bot itself. Never throws; to be told in the order in which it happens. */
  hear(platform: Platform, news: News): Promise<void>;
  /** Whether a press of this id is answered with a form: the platform must wait for it, and not put it off. */
  opensForm(id: string): boolean;
  readonly commands: readonly Command[];
}

/** Brings what people do to the commands and actions that answer it. Throws when two claim one name or verb. */
export function createDispatch(needs: {
  readonly commands: readonly Command[];
  readonly app: App;
  readonly whereabouts: Whereabouts;
  readonly texts: Catalogue;
  readonly log: Log;
  /** Keeps a bug for the operator and returns the reference a person can quote. */
  readonly keepBug: (fault: Fault, context: Readonly<Record<string, string>>) => Promise<string>;
  /** Writes down who was refused what: the id that was pressed, or the name of the command. */
  readonly keepRefusal: (fault: Fault, by: Doer, what: string) => Promise<void>;
  /** What a reaction on the message in `ctx.answer` means; null for nothing. */
  readonly onReaction?: (ctx: Context, sign: Sign) => Promise<Reply | null>;
}): Dispatch {
  const { app, whereabouts, texts, log, keepBug, keepRefusal, onReaction } = needs;
  const languages = texts.locales.map((locale) => {
    const t = texts.in(locale);
    return { locale, name: t('language-name'), t };
  });
  const commands = indexBy(needs.commands, (command) => command.name);
  const actions = indexBy<AnyAction>(
    new Set([recheck, ...needs.commands.flatMap((command) => command.actions)]),
    (action) => action.verb,
  );

  return {
    commands: needs.commands,

    opensForm: (id) => actions.get(parseActionId(id)?.verb ?? '')?.opensForm ?? false,

    command(happening, name, options) {
      return answer(happening, { what: `/${name}` }, async (ctx) => {
        const command = commands.get(name);
        const run = command?.bind(options);
        if (run) return run(ctx);
        const what = command && missingText(command.options, options);
        if (!what) throw new Fault('bad-input');
        return refuse(say(ctx.t('command-needs', { name, what: ctx.t(what.summary) }), 'warn'));
      });
    },

    press: (happening, id, values) => act(happening, id, { values, fields: {} }),

    submit: (happening, id, fields) => act(happening, id, { values: [], fields }),

    async react(happening, sign) {
      if (!onReaction) return null;
      let isMeant = true;
      const reply = await answer(happening, { what: 'reaction' }, async (ctx) => {
        const reply = await onReaction(ctx, sign);
        isMeant = reply !== null;
        return reply ?? toast('');
      });
      return isMeant ? reply : null;
    },

    async suggest(happening, command, option, typed) {
      const declared = commands.get(command)?.options[option];
      if (declared?.kind !== 'text' || !declared.suggest) return [];
      try {
        return await declared.suggest(await contextOf(happening), typed);
      } catch (error) {
        const fault = toFault(error);
        if (fault.code === 'bug') log.error({ error: fault.cause }, 'suggestions failed');
        return [];
      }
    },

    async hear(platform, news) {
      try {
        await whereabouts.hear(platform, news);
      } catch (error) {
        const fault = toFault(error);
        const fields = { what: `news: ${news.kind}`, code: fault.code, platform };
        log.error({ ...fields, error: fault.cause }, 'what a platform told was not kept');
        await keepBug(fault, fields).catch(() => undefined);
      }
    },
  };

  function act(happening: Happening, id: string, given: Pick<Press, 'values' | 'fields'>) {
    const parsed = parseActionId(id);
    return answer(happening, { what: parsed?.verb ?? 'unknown button', id }, async (ctx) => {
      const run = parsed && actions.get(parsed.verb)?.bind(parsed.args);
      if (!run) throw new Fault('button-unknown');
      return run(ctx, { ...given, toggled: parsed.toggled });
    });
  }

  async function answer(
    happening: Happening,
    { what, id = what }: { readonly what: string; readonly id?: string },
    run: (ctx: Context) => Promise<Reply>,
  ): Promise<Reply> {
    let ctx: Context | null = null;
    try {
      ctx = await contextOf(happening);
      return await run(ctx);
    } catch (error) {
      const fault = toFault(error);
      const t = ctx?.t ?? texts.in(happening.visitor.locale);
      const fields = { what, code: fault.code, platform: happening.visitor.platform };
      if (fault.code !== 'bug') {
        // What people mistyped or may not do needs no stack.
        const { log: level } = fault.face;
        log[level](level === 'info' ? fields : { ...fields, error: fault }, 'refused');
        if (ctx && fault.face.isAudited) await writeDown(fault, ctx, id);
        if (ctx && fault.code === 'not-linked') {
          return whisper(await waysToLink(ctx));
        }
        return refuse(say(faultMessage(fault, t), 'warn'));
      }
      log.error({ ...fields, error: fault.cause }, 'a bug');
      const reference = await keepBug(fault, fields).catch(() => '–');
      return whisper(say(t('fault-bug', { reference }), 'bad'));
    }
  }

  async function contextOf(happening: Happening): Promise<Context> {
    const { visitor, place, answer } = happening;
    const { user, space } = await app.members.meet(visitor, happening.space);
    const locale = user.locale ?? visitor.locale ?? space?.settings.language ?? 'en';
    return {
      app,
      user,
      visitor,
      space,
      place,
      door: visitor.platform,
      answer,
      locale,
      language: locale.split('-')[0] ?? 'en',
      t: texts.in(locale),
      languages,
      commands: needs.commands,
    };
  }

  /** Whoever is not known is told so also when it cannot be found out what is open to them. */
  async function waysToLink(ctx: Context): Promise<View> {
    try {
      return await notLinkedView(ctx, await waysToSignIn(ctx));
    } catch (error) {
      log.error({ error }, 'the ways to link could not be told');
      return say(ctx.t('fault-not-linked'), 'warn');
    }
  }

  /** Whoever is refused is answered also when it cannot be written down. */
  async function writeDown(fault: Fault, ctx: Context, what: string): Promise<void> {
    // Ids are ASCII; what is not (a NUL, half a character) could keep the line from being written.
    const readable = what.slice(0, idMaxBytes).replace(/[^ -~]/g, '?');
    try {
      await keepRefusal(fault, doerOf(ctx), readable);
    } catch (error) {
      log.error({ error, code: fault.code }, 'a refusal could not be written down');
    }
  }
}

function indexBy<Item>(items: Iterable<Item>, nameOf: (item: Item) => string): Map<string, Item> {
  const index = new Map<string, Item>();
  for (const item of items) {
    const name = nameOf(item);
    if (index.has(name)) throw new Error(`"${name}" is claimed twice`);
    index.set(name, item);
  }
  return index;
}
