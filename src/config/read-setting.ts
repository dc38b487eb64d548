import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { SettingProblem } from '../domain/settings/setting.ts';
import { toProblem } from '../domain/settings/setting-fault.ts';
import { ConfigError } from './config-error.ts';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The value of one setting: `NAME` itself, or the content of the file that `NAME_FILE` points to. An empty value
 * counts as unset. A file that cannot be read is added to `problems`.
 */
export function readSetting(
  name: string,
  { env, readFile }: { readonly env: Environment; readonly readFile: (path: string) => string },
  problems: SettingProblem[],
): string | undefined {
  const value = env[name]?.trim();
  if (value) return value;
  const path = env[`${name}_FILE`]?.trim();
  if (!path) return undefined;
  try {
    return readFile(path).trim() || undefined;
  } catch {
    problems.push(toProblem([name], 'unreadable-file'));
    return undefined;
  }
}

/** The variables of the `.env` file in the working folder; none if there is no such file. */
export function readDotEnv(): Environment {
  try {
    return parseEnv(readTextFile('.env'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw new ConfigError(['Cannot read .env']);
  }
}

/** Reads a text file at once: settings are read only once, at startup. */
export function readTextFile(path: string): string {
  return readFileSync(path, 'utf8');
}
