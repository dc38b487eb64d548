import { z } from 'zod';
import { defineMethod, type Method } from '../http/method.ts';
import { breach } from '../http/refusal.ts';
import type { Command, State } from '../state/state.ts';
import { commandScope } from '../wire/schema.ts';

export type CommandScope = z.infer<typeof commandScope>;

const language = z
  .string()
  .regex(/^([a-z]{2})?$/, 'invalid language code')
  .optional();
const scoped = { scope: commandScope.optional(), language_code: language };
const rights = z.record(z.string(), z.boolean()).optional();

/** The key of the commands of a scope and a language. */
export function scopeKey(scope: CommandScope = { type: 'default' }, languageCode = ''): string {
  const chat = 'chat_id' in scope ? scope.chat_id : '';
  const user = 'user_id' in scope ? scope.user_id : '';
  return [scope.type, chat, user, languageCode].join('/');
}

/** The bot's own data: name, commands, descriptions, menu. */
export const accountMethods: Readonly<Record<string, Method>> = {
  getMe: defineMethod(z.object({}), (_, { state }) => ({
    ...state.bot,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: true,
    can_connect_to_business: false,
    has_main_web_app: false,
  })),
  setMyCommands: defineMethod(
    z.object({
      commands: z.array(z.strictObject({ command: z.string(), description: z.string() })),
      ...scoped,
    }),
    ({ commands, scope, language_code }, { state, warn }) => {
      checkCommands(commands, (detail) => warn('commands', detail));
      state.commands.set(scopeKey(scope, language_code), commands);
      return true;
    },
  ),
  getMyCommands: defineMethod(
    z.object(scoped),
    ({ scope, language_code }, { state }) =>
      state.commands.get(scopeKey(scope, language_code)) ?? [],
  ),
  deleteMyCommands: defineMethod(z.object(scoped), ({ scope, language_code }, { state }) => {
    state.commands.delete(scopeKey(scope, language_code));
    return true;
  }),
  ...profileField('Name', 'name', 64),
  ...profileField('Description', 'description', 512),
  ...profileField('ShortDescription', 'short_description', 120),
  setChatMenuButton: defineMethod(
    z.object({
      chat_id: z.int().optional(),
      menu_button: z
        .discriminatedUnion('type', [
          z.strictObject({ type: z.literal('commands') }),
          z.strictObject({ type: z.literal('default') }),
          z.strictObject({
            type: z.literal('web_app'),
            text: z.string(),
            web_app: z.strictObject({ url: z.string() }),
          }),
        ])
        .optional(),
    }),
    ({ chat_id, menu_button }, { state }) => {
      state.profile.set(menuKey(chat_id), menu_button);
      return true;
    },
  ),
  getChatMenuButton: defineMethod(
    z.object({ chat_id: z.int().optional() }),
    ({ chat_id }, { state }) => state.profile.get(menuKey(chat_id)) ?? { type: 'default' },
  ),
  setMyDefaultAdministratorRights: defineMethod(
    z.object({ rights, for_channels: z.boolean().optional() }),
    (parameters, { state }) => {
      state.profile.set('administrator rights', parameters.rights);
      return true;
    },
  ),
};

const menuKey = (chatId: number | undefined) => `menu/${chatId ?? ''}`;

/** https://core.telegram.org/bots/api#setmycommands and #botcommand. */
function checkCommands(commands: readonly Command[], warn: (detail: string) => void): void {
  if (commands.length > 100) throw breach('commands', 'BOT_COMMANDS_TOO_MUCH');
  for (const { command, description } of commands) {
    if (!/^[a-z0-9_]{1,32}$/.test(command)) throw breach('commands', 'BOT_COMMAND_INVALID');
    if (description.length < 1 || description.length > 256) {
      throw breach('commands', 'BOT_COMMAND_DESCRIPTION_INVALID');
    }
  }
  const names = commands.map(({ command }) => command);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) warn(`/${twice} is listed twice`);
}

function profileField(title: string, field: string, maximum: number): Record<string, Method> {
  const key = (languageCode = '') => `${field}/${languageCode}`;
  const read = (state: State, languageCode: string | undefined) =>
    state.profile.get(key(languageCode)) ?? '';
  return {
    [`setMy${title}`]: defineMethod(
      z.object({ [field]: z.string().max(maximum).optional(), language_code: language }),
      (parameters, { state }) => {
        state.profile.set(key(parameters['language_code']), parameters[field] ?? '');
        return true;
      },
    ),
    [`getMy${title}`]: defineMethod(
      z.object({ language_code: language }),
      ({ language_code }, { state }) => ({ [field]: read(state, language_code) }),
    ),
  };
}
