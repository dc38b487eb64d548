import type { SettingProblem } from './setting.ts';

type FaultArgs = Readonly<Record<string, string | number>>;

/**
 * Why settings are refused, with the text for the log and the command line; the console has its own in each language.
 * `name` is the setting, and the others say what the rule is. None has a value that somebody entered.
 */
const settingFaults = {
  'http-url': ({ name }) => `${name} must start with http:// or https://`,
  'postgres-url': ({ name }) => `${name} must start with postgresql://`,
  'postgres-address': ({ name }) =>
    `${name} is not a valid address. In the password, write @ / # % as %40 %2F %23 %25`,
  number: ({ name }) => `${name} must be a number`,
  'whole-number': ({ name }) => `${name} must be a whole number`,
  'at-least': ({ name, min }) => `${name} must be at least ${min}`,
  'at-most': ({ name, max }) => `${name} must be at most ${max}`,
  boolean: ({ name }) => `${name} must be true or false`,
  'header-list': ({ name }) => `${name} must be a comma-separated list of <name>=<value>`,
  'chat-accounts': ({ name }) =>
    `${name} must be a comma-separated list of discord:<id> or telegram:<id>`,
  places: ({ name }) =>
    `${name} must be a comma-separated list of discord:<channel id> or telegram:<chat id>[/<topic id>]`,
  'monitored-urls': ({ name }) => `${name} must be a comma-separated list of <name>=<http address>`,
  'distinct-names': ({ name }) => `${name} must have a different name for each service`,
  'token-characters': ({ name }) => `${name} contains characters that are not valid in a token`,
  'key-characters': ({ name }) => `${name} contains characters that are not valid in an API key`,
  'telegram-token': ({ name }) => `${name} is not a valid Telegram bot token`,
  hours: ({ name }) => `${name} must be two hours of the day, such as 22-7`,
  'discord-servers': ({ name }) => `${name} must be a comma-separated list of Discord server IDs`,
  'min-length': ({ name, min }) => `${name} must have at least ${min} characters`,
  'no-spaces': ({ name, min }) => `${name} must have at least ${min} characters without spaces`,
  'public-password': ({ name }) =>
    `${name} must not contain a user name or a password, because people see it`,
  'webhook-address': ({ name }) =>
    `${name} must be an address such as http://medianest:8787, without a password`,
  'one-of': ({ name, choices }) => `${name} must be one of: ${choices}`,
  'some-of': ({ name, choices }) => `${name} must be a list of: ${choices}`,
  'time-zone': ({ name }) => `${name} must be the name of an IANA time zone, such as Europe/Berlin`,
  'guest-is-owner': ({ name }) =>
    `${name} is the server owner. Create a separate account for guests`,
  'guest-missing': ({ name }) => `${name} is required when UNLINKED_USERS=guest`,
  'unreadable-file': ({ name }) => `${name}_FILE: cannot read this file`,
  together: ({ name, other }) => `${name} and ${other} must be set together`,
  'same-address': ({ name }) => `${name} is the same address as another server`,
  'not-in-console': ({ name }) => `${name} cannot be set in the console`,
  'environment-only': ({ name }) => `${name} can only be set in the environment`,
  'decided-by': ({ name, other }) =>
    `${name} cannot be changed here, because ${other} is set in the environment`,
  'enter-again': ({ name, other }) => `${name} must be entered again, because ${other} has changed`,
  invalid: ({ name }) => `${name} is not valid`,
} as const satisfies Record<string, (args: FaultArgs) => string>;
export type SettingFault = keyof typeof settingFaults;

/** The problem of one or several settings. The text is about the first name, unless `args` says another one. */
export function toProblem(
  names: readonly [string, ...string[]],
  code: SettingFault,
  args: FaultArgs = {},
): SettingProblem {
  const all = { name: names[0], ...args };
  return { names, code, args: all, text: settingFaults[code](all) };
}

/** A fault as the message of a schema, which can only be a text; `readFault` reads it. */
export function faultMessage(code: SettingFault, args: FaultArgs = {}): string {
  return JSON.stringify({ code, args });
}

/** The fault in the message of a schema; `invalid` for messages that the schema made itself. */
export function readFault(message: string): {
  readonly code: SettingFault;
  readonly args: FaultArgs;
} {
  try {
    const { code, args }: { readonly code?: unknown; readonly args?: unknown } =
      JSON.parse(message);
    if (typeof code === 'string' && isFault(code)) return { code, args: toArgs(args) };
  } catch {
    // The schema's own message.
  }
  return { code: 'invalid', args: {} };
}

function toArgs(value: unknown): FaultArgs {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) =>
      typeof each === 'string' || typeof each === 'number' ? [[name, each]] : [],
    ),
  );
}

function isFault(code: string): code is SettingFault {
  return Object.hasOwn(settingFaults, code);
}
