import type { Bot } from 'grammy';
import type { Message } from 'grammy/types';
import type { Command } from '../../chat/command.ts';
import type { Dispatch } from '../../chat/dispatch.ts';
import { commandNames } from '../../chat/i18n/command-names.ts';
import { getLocalName } from '../../chat/i18n/local-names.ts';
import type { Translations } from '../../chat/i18n/translations.ts';
import type { RawOptions } from '../../chat/option.ts';
import { toast } from '../../chat/reply.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Responder, UserMessage } from '../outbound/responder.ts';
import type { Administrators } from './administrators.ts';
import {
  type CommandLine,
  findSearchCommand,
  findTextOption,
  isMissingText,
  isNameOf,
  parseArguments,
  parseCommandLine,
  readCommandText,
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
 * Older messages are ignored: nobody waits for a reply anymore. Telegram keeps updates for that long
 * (docs/chat-platforms.md, "Telegram updates").
 */
const maxMessageAgeMs = 24 * 3_600_000;

/** Handles messages: commands, answers to questions, and plain text in a private chat. */
export function createMessageHandler(deps: {
  readonly me: Bot['botInfo'];
  readonly dispatch: Dispatch;
  readonly responder: Responder;
  readonly questions: Questions;
  readonly administrators: Administrators;
  readonly translations: Translations;
  readonly clock: Clock;
}): { handle(message: Message): Promise<void> } {
  const { me, dispatch, responder, questions, administrators, translations, clock } = deps;
  const defaultCommand = findSearchCommand(dispatch.commands);

  return {
    async handle(message) {
      if (!isUserMessage(message) || isStale(message)) return;
      if (message.sender_chat) return replyToAnonymous(message);
      if (isFromBot(message)) return;
      const commandLine = parseCommandLine(readCommandText(message));
      if (commandLine) {
        if (isForThisBot(message, commandLine)) await handleCommand(message, commandLine);
        return;
      }
      const text = readQuery(message);
      if (!text) return;
      const purpose = questions.takePurpose(message);
      if (purpose?.kind === 'form') return handleForm(message, purpose);
      const command = purpose ? findCommand(purpose.name) : null;
      if (command) return runCommand(message, command, parseArguments(command, text));
      if (message.chat.type === 'private' && defaultCommand) {
        await runCommand(message, defaultCommand, parseArguments(defaultCommand, text));
      }
    },
  };

  /**
   * Admins who post as the group, and people who post as a channel: Telegram does not say who they are. Other messages
   * of theirs are none of the bot's business.
   */
  async function replyToAnonymous(message: UserMessage): Promise<void> {
    const commandLine = message.is_automatic_forward ? null : parseCommandLine(message.text ?? '');
    if (!commandLine || !isForThisBot(message, commandLine)) return;
    if (!findCommand(commandLine.name) && commandLine.botUsername === null) return;
    const text = translations.forLocale(languageOf(message))('anonymous-sender');
    await responder.replyToMessage(message, toast(text));
  }

  /** In a private chat no other bot could answer. The usernames of bots end with "bot". */
  function isForThisBot({ chat }: Message, { botUsername }: CommandLine): boolean {
    if (botUsername === null || chat.type === 'private') return true;
    return botUsername === me.username.toLowerCase() || !botUsername.endsWith('bot');
  }

  async function handleForm(
    message: UserMessage,
    form: QuestionPurpose & { readonly kind: 'form' },
  ): Promise<void> {
    const fields = parseFormAnswer(form.fields, message.text ?? message.caption ?? '');
    const interaction = await resolveInteraction(message);
    const reply = await dispatch.submit(interaction, form.submit, fields);
    await responder.replyToMessage(message, reply);
  }

  async function handleCommand(message: UserMessage, line: CommandLine): Promise<void> {
    const { name, rest, botUsername } = line;
    questions.forget(message);
    const command = findCommand(name);
    if (command) return runCommand(message, command, parseArguments(command, rest));
    // In a group an unknown command may be meant for another bot.
    if (message.chat.type !== 'private' && botUsername === null) return;
    if (isNameOf('cancel', name)) {
      const text = translations.forLocale(languageOf(message))('question-canceled');
      return responder.replyToMessage(message, toast(text));
    }
    const startCommand = name === 'start' ? parseDeepLink(rest, dispatch.commands) : null;
    if (startCommand) return runCommand(message, startCommand.command, startCommand.options);
    await dispatchCommand(message, findCommand('help')?.name ?? name, {});
  }

  async function runCommand(
    message: UserMessage,
    command: Command,
    options: RawOptions,
  ): Promise<void> {
    if (isMissingText(command, options)) await askForMissingText(message, command);
    else await dispatchCommand(message, command.name, options);
  }

  async function dispatchCommand(
    message: UserMessage,
    name: string,
    options: RawOptions,
  ): Promise<void> {
    const reply = await dispatch.command(await resolveInteraction(message), name, options);
    await responder.replyToMessage(message, reply);
  }

  async function askForMissingText(message: UserMessage, command: Command): Promise<void> {
    const t = translations.forLocale(languageOf(message));
    const option = command.options[findTextOption(command) ?? ''];
    if (!option) return;
    const label = t(option.summary);
    const name = getLocalName(
      commandNames,
      command.name,
      translations.resolveLocale(languageOf(message)),
    );
    const question = toCommandQuestion(name, label, t('question-hint'));
    questions.remember(message, { kind: 'command', name: toTelegramName(command.name) });
    await responder.askForText(message, question, label);
  }

  function resolveInteraction(message: UserMessage) {
    return administrators.resolveRoles(toMessageInteraction(message.from, message));
  }

  function findCommand(name: string): Command | null {
    return dispatch.commands.find((command) => isNameOf(command.name, name)) ?? null;
  }

  /** Whether this is a result of the bot's own inline mode, or a message of another bot. */
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

function languageOf(message: UserMessage): string | null {
  return message.from.language_code ?? null;
}
