import type { Bot } from 'grammy';
import type { Message } from 'grammy/types';
import type { Command } from '../../chat/command.ts';
import type { Dispatch } from '../../chat/dispatch.ts';
import type { Translations } from '../../chat/i18n/translations.ts';
import type { RawOptions } from '../../chat/option.ts';
import { toast } from '../../chat/reply.ts';
import type { Clock } from '../../ports/ports.ts';
import type { Responder, UserMessage } from '../outbound/responder.ts';
import type { Administrators } from './administrators.ts';
import {
  findSearchCommand,
  findTextOption,
  isMissingText,
  parseArguments,
  parseCommandLine,
  readQuery,
  toTelegramName,
} from './command-line.ts';
import { parseDeepLink } from './deep-link.ts';
import { toMessageInteraction } from './interaction.ts';
import {
  parseFormAnswer,
  type QuestionPurpose,
  type Questions,
  toCommandQuestion,
} from './questions.ts';

/**
 * Nobody waits for an answer to an older message; Telegram keeps updates that long (docs/chat-platforms.md, "Telegram
 * updates").
 */
const maxMessageAgeMs = 24 * 3_600_000;

/** Understands messages: commands, answers to questions, and plain text in a private chat. */
export function createMessageHandler(deps: {
  readonly me: Bot['botInfo'];
  readonly dispatch: Dispatch;
  readonly responder: Responder;
  readonly questions: Questions;
  readonly administrators: Administrators;
  readonly translations: Translations;
  readonly clock: Clock;
}): { message(message: Message): Promise<void> } {
  const { me, dispatch, responder, questions, administrators, translations, clock } = deps;
  const defaultCommand = findSearchCommand(dispatch.commands);

  return {
    async message(message) {
      if (!isUserMessage(message) || isFromBot(message) || isStale(message)) return;
      const commandLine = parseCommandLine(message.text ?? '');
      if (commandLine) {
        const isForThisBot =
          !commandLine.botUsername || commandLine.botUsername === me.username.toLowerCase();
        if (isForThisBot)
          await handleCommand(
            message,
            commandLine.name,
            commandLine.rest,
            commandLine.botUsername !== null,
          );
        return;
      }
      const text = readQuery(message);
      if (!text) return;
      const purpose = questions.takePurpose(message);
      if (purpose?.kind === 'form') return handleForm(message, purpose);
      const command = purpose ? findCommand(purpose.name) : null;
      if (command) return handleText(message, command, text);
      if (message.chat.type === 'private' && defaultCommand)
        await handleText(message, defaultCommand, text);
    },
  };

  async function handleForm(
    message: UserMessage,
    form: QuestionPurpose & { readonly kind: 'form' },
  ) {
    const fields = parseFormAnswer(form.fields, message.text ?? message.caption ?? '');
    const interaction = await administrators.resolveRoles(
      toMessageInteraction(message.from, message),
    );
    await responder.replyToMessage(
      message,
      await dispatch.submit(interaction, form.submit, fields),
    );
  }

  async function handleText(message: UserMessage, command: Command, text: string) {
    await runCommand(message, command, parseArguments(command, text));
  }

  async function handleCommand(
    message: UserMessage,
    name: string,
    rest: string,
    isAddressedToBot: boolean,
  ) {
    questions.forget(message);
    const command = findCommand(name);
    if (command) return runCommand(message, command, parseArguments(command, rest));
    const isPrivate = message.chat.type === 'private';
    // In a group an unknown command may be another bot's.
    if (!isPrivate && !isAddressedToBot) return;
    if (name === 'cancel') {
      return responder.replyToMessage(
        message,
        toast(translations.forLocale(localeOf(message))('question-canceled')),
      );
    }
    const startCommand = name === 'start' ? parseDeepLink(rest, dispatch.commands) : null;
    if (startCommand) return runCommand(message, startCommand.command, startCommand.options);
    await runCommand(message, findCommand('help'), {}, name);
  }

  async function runCommand(
    message: UserMessage,
    command: Command | null,
    options: RawOptions,
    name = command?.name ?? '',
  ): Promise<void> {
    if (command && isMissingText(command, options)) return askForMissingText(message, command);
    const interaction = await administrators.resolveRoles(
      toMessageInteraction(message.from, message),
    );
    await responder.replyToMessage(
      message,
      await dispatch.command(interaction, command?.name ?? name, options),
    );
  }

  async function askForMissingText(message: UserMessage, command: Command): Promise<void> {
    const t = translations.forLocale(localeOf(message));
    const option = command.options[findTextOption(command) ?? ''];
    if (!option) return;
    const label = t(option.summary);
    questions.remember(message, { kind: 'command', name: toTelegramName(command) });
    await responder.askForText(
      message,
      toCommandQuestion(command, label, t('question-hint')),
      label,
    );
  }

  function findCommand(name: string): Command | null {
    return dispatch.commands.find((one) => toTelegramName(one) === name) ?? null;
  }

  /** A result of our inline mode that somebody sent into a chat with us, or another bot's talk. */
  function isFromBot(message: UserMessage): boolean {
    return message.via_bot?.id === me.id || message.from.is_bot;
  }

  function isStale(message: Message): boolean {
    return clock().getTime() - message.date * 1000 > maxMessageAgeMs;
  }
}

function isUserMessage(message: Message): message is UserMessage {
  return message.from !== undefined;
}

function localeOf(message: UserMessage): string | null {
  return message.from.language_code ?? null;
}
