import { Locale } from 'discord.js';
import { repeated } from './component-rules.ts';
import { type CommandBody, type CommandOption, commandBody, isJson } from './shapes.ts';
import type { Violation } from './violation.ts';

type Path = Violation['path'];

/** Docs, "Application Command Naming". */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const locales: readonly string[] = Object.values(Locale);

/** Rules beyond the schema for a list of commands. */
export function checkCommands(body: unknown): Violation[] {
  const given: unknown[] = Array.isArray(body) ? body : [];
  const names = given.flatMap((one) => (isJson(one) ? [`${one['type'] ?? 1} ${one['name']}`] : []));
  const slash = names.filter((name) => name.startsWith('1 '));
  const code = 'APPLICATION_COMMANDS_DUPLICATE_NAME';
  return [
    ...repeated(names).map((name) => ({ path: [], code, message: `two commands named ${name}` })),
    ...repeatedInLocales(given).map((name) => ({
      path: [],
      code,
      message: `two commands named ${name}`,
    })),
    ...(slash.length > 100
      ? [{ path: [], code: 'BASE_TYPE_BAD_LENGTH', message: 'at most 100 slash commands' }]
      : []),
    ...given.flatMap((one, index) => checkCommand(one, [index])),
  ];
}

/** The names that people with some language see twice, with that language. */
function repeatedInLocales(named: readonly unknown[]): string[] {
  return locales.flatMap((locale) => {
    const nameIn = (one: unknown) => {
      const localized = isJson(one) ? one['name_localizations'] : null;
      return isJson(one) ? String((isJson(localized) && localized[locale]) || one['name']) : '';
    };
    const isLocalized = (one: unknown) =>
      isJson(one) && isJson(one['name_localizations']) && locale in one['name_localizations'];
    if (!named.some(isLocalized)) return [];
    return repeated(named.map(nameIn)).map((name) => `${name} in ${locale}`);
  });
}

/** Rules beyond the schema for one command. */
export function checkCommand(body: unknown, path: Path = []): Violation[] {
  const parsed = commandBody.safeParse(body);
  if (!parsed.success) return [];
  const command = parsed.data;
  if ((command.type ?? 1) !== 1) return [];
  const found: Violation[] = [];
  if ((command.description ?? '').trim() === '') {
    const message = 'This field is required';
    found.push({ path: [...path, 'description'], code: 'BASE_TYPE_REQUIRED', message });
  }
  const size = sizeOf(command);
  if (size > 8000) {
    const message = `Command exceeds maximum size (8000), is ${size}`;
    found.push({ path, code: 'APPLICATION_COMMAND_TOO_LARGE', message });
  }
  return [
    ...found,
    ...checkNames(command, path),
    ...checkOptions(command.options ?? [], [...path, 'options']),
  ];
}

function checkNames(named: CommandBody | CommandOption, path: Path): Violation[] {
  const localized = named['name_localizations'];
  const names = [named.name, ...(isJson(localized) ? Object.values(localized).map(String) : [])];
  const bad = names.filter((name) => !NAME.test(name) || name !== name.toLowerCase());
  const strays = ['name_localizations', 'description_localizations'].flatMap((key) => {
    const given = named[key];
    return isJson(given) ? Object.keys(given).filter((locale) => !locales.includes(locale)) : [];
  });
  return [
    ...bad.map((name) => ({
      path: [...path, 'name'],
      code: 'APPLICATION_COMMAND_INVALID_NAME',
      message: `Command name is invalid: ${name}`,
    })),
    ...strays.map((locale) => ({
      path: [...path, 'name_localizations'],
      code: 'BASE_TYPE_CHOICES',
      message: `${locale} is not a Discord locale`,
    })),
  ];
}

function checkOptions(options: readonly CommandOption[], path: Path): Violation[] {
  const found: Violation[] = [];
  const add = (code: string, message: string, where: Path = path) =>
    found.push({ path: where, code, message });

  for (const name of [
    ...repeated(options.map((option) => option.name)),
    ...repeatedInLocales(options),
  ]) {
    add('APPLICATION_COMMAND_OPTIONS_NAME_INVALID', `Option name ${name} already exists`);
  }
  const subcommands = options.filter(({ type }) => type <= 2);
  if (subcommands.length > 0 && subcommands.length < options.length) {
    add(
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'Sub-command and sub-command group option types are mutually exclusive to all other types',
    );
  }
  const firstOptional = options.findIndex((option) => !option.required);
  if (firstOptional >= 0 && options.slice(firstOptional).some((option) => option.required)) {
    add(
      'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
      'Required options must be placed before non-required options',
    );
  }
  for (const [index, option] of options.entries()) {
    const where = [...path, index];
    found.push(...checkNames(option, where), ...checkChoices(option, where));
    found.push(...checkOptions(option.options ?? [], [...where, 'options']));
    if ((option.description ?? '').trim() === '') {
      add('BASE_TYPE_REQUIRED', 'This field is required', [...where, 'description']);
    }
    const { min_value: min, max_value: max, min_length: short, max_length: long } = option;
    const isValueBad = min != null && max != null && min > max;
    if (isValueBad || (short != null && long != null && short > long)) {
      add('APPLICATION_COMMAND_OPTIONS_RANGE_INVALID', 'the least is above the most', where);
    }
  }
  return found;
}

function checkChoices(option: CommandOption, path: Path): Violation[] {
  const choices = option.choices ?? [];
  const where = [...path, 'choices'];
  const found: Violation[] = [];
  const add = (code: string, message: string) => found.push({ path: where, code, message });
  if (option.autocomplete && choices.length > 0) {
    add('APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES', 'autocomplete excludes choices');
  }
  for (const name of repeated(choices.map((choice) => choice.name))) {
    add('APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS', `choice name ${name} twice`);
  }
  for (const value of repeated(choices.map((choice) => String(choice.value)))) {
    add('APPLICATION_COMMAND_OPTIONS_CHOICE_VALUE_ALREADY_EXISTS', `choice value ${value} twice`);
  }
  return found;
}

/** Characters that count: name, description, and values, the longest translation of each. */
function sizeOf(part: CommandBody | CommandOption): number {
  const longest = (key: 'name' | 'description') => {
    const localized = part[`${key}_localizations`];
    const texts = [part[key] ?? '', ...(isJson(localized) ? Object.values(localized) : [])];
    return Math.max(...texts.map((text) => String(text).length));
  };
  const choices = 'choices' in part && Array.isArray(part.choices) ? part.choices : [];
  return (
    longest('name') +
    longest('description') +
    choices.reduce((sum, { name, value }) => sum + name.length + String(value).length, 0) +
    (part.options ?? []).reduce((sum, option) => sum + sizeOf(option), 0)
  );
}
