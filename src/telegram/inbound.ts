import type { Bot } from 'grammy';
import type { Message } from 'grammy/types';
import type { Command } from '../chat/command.ts';
import type { Dispatch } from '../chat/dispatch.ts';
import type { RawOptions } from '../chat/option.ts';
import { toast } from '../chat/reply.ts';
import type { Catalogue } from '../chat/text/catalogue.ts';
import type { Clock } from '../ports.ts';
import type { Administrators } from './administrators.ts';
import type { Answers, Said } from './answers.ts';
import {
  lacksText,
  parseCommandLine,
  readArguments,
  searchCommand,
  telegramName,
  textOption,
  wordsOf,
} from './command-line.ts';
import { readDeepLink } from './deep-link.ts';
import { commandQuestion, type Purpose, type Questions, readForm } from './questions.ts';
import { saidIn } from './sender.ts';

/** What is older when it arrives has no asker waiting any more; Telegram keeps updates that long. */
const keptMs = 24 * 3_600_000;

/** Understands messages: commands, answers to questions, and plain text in a private chat. */
export function createInbound(needs: {
  readonly me: Bot['botInfo'];
  readonly dispatch: Dispatch;
  readonly answers: Answers;
  readonly questions: Questions;
  readonly administrators: Administrators;
  readonly texts: Catalogue;
  readonly clock: Clock;
}): { message(message: Message): Promise<void> } {
  const { me, dispatch, answers, questions, administrators, texts, clock } = needs;
  const search = searchCommand(dispatch.commands);

  return {
    async message(message) {
      if (!isSaid(message) || isOurOwn(message) || isStale(message)) return;
      const line = parseCommandLine(message.text ?? '');
      if (line) {
        const isForUs = !line.bot || line.bot === me.username.toLowerCase();
        if (isForUs) await onCommand(message, line.name, line.rest, line.bot !== null);
        return;
      }
      const words = wordsOf(message);
      if (!words) return;
      const asked = questions.answered(message);
      if (asked?.kind === 'form') return onForm(message, asked);
      const command = asked ? find(asked.name) : null;
      if (command) return onWords(message, command, words);
      if (message.chat.type === 'private' && search) await onWords(message, search, words);
    },
  };

  async function onForm(message: Said, form: Purpose & { readonly kind: 'form' }) {
    const fields = readForm(form.fields, message.text ?? message.caption ?? '');
    const happening = await administrators.recognise(saidIn(message.from, message));
    await answers.toMessage(message, await dispatch.submit(happening, form.submit, fields));
  }

  async function onWords(message: Said, command: Command, words: string) {
    await run(message, command, readArguments(command, words));
  }

  async function onCommand(message: Said, name: string, rest: string, isAddressed: boolean) {
    questions.drop(message);
    const command = find(name);
    if (command) return run(message, command, readArguments(command, rest));
    const isPrivate = message.chat.type === 'private';
    // In a group an unknown command may be another bot's.
    if (!isPrivate && !isAddressed) return;
    if (name === 'cancel') {
      return answers.toMessage(message, toast(texts.in(localeOf(message))('question-dropped')));
    }
    const started = name === 'start' ? readDeepLink(rest, dispatch.commands) : null;
    if (started) return run(message, started.command, started.options);
    await run(message, find('help'), {}, name);
  }

  async function run(
    message: Said,
    command: Command | null,
    options: RawOptions,
    name = command?.name ?? '',
  ): Promise<void> {
    if (command && lacksText(command, options)) return askFor(message, command);
    const happening = await administrators.recognise(saidIn(message.from, message));
    await answers.toMessage(
      message,
      await dispatch.command(happening, command?.name ?? name, options),
    );
  }

  async function askFor(message: Said, command: Command): Promise<void> {
    const t = texts.in(localeOf(message));
    const option = command.options[textOption(command) ?? ''];
    if (!option) return;
    const what = t(option.summary);
    questions.asked(message, { kind: 'command', name: telegramName(command) });
    await answers.ask(message, commandQuestion(command, what, t('question-next')), what);
  }

  function find(name: string): Command | null {
    return dispatch.commands.find((one) => telegramName(one) === name) ?? null;
  }

  /** A result of our inline mode that somebody sent into a chat with us, or another bot's talk. */
  function isOurOwn(message: Said): boolean {
    return message.via_bot?.id === me.id || message.from.is_bot;
  }

  function isStale(message: Message): boolean {
    return clock().getTime() - message.date * 1000 > keptMs;
  }
}

function isSaid(message: Message): message is Said {
  return message.from !== undefined;
}

function localeOf(message: Said): string | null {
  return message.from.language_code ?? null;
}
