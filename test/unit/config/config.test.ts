import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { ConfigError } from '../../../src/config/config-error.ts';
import { listUnknownSettings } from '../../../src/config/find-unknown-settings.ts';

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    parseConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('parseConfig', () => {
  it('needs no settings at all', () => {
    expect(parseConfig({})).toMatchObject({
      discord: null,
      telegram: null,
      overseerrServers: [],
      database: { url: null, poolSize: 20, poolTimeoutSeconds: 30, slowQueryMs: 200 },
      http: { host: '127.0.0.1', port: 8787 },
      unlinkedPolicy: 'link',
      pollIntervalSeconds: 60,
      role: 'all',
      publicCards: true,
      forgetAfterDays: 30,
    });
  });

  it('needs three settings for a bot', () => {
    const config = parseConfig({
      DISCORD_TOKEN: 'token',
      OVERSEERR_URL: 'http://overseerr:5055/',
      OVERSEERR_API_KEY: 'key',
    });
    expect(config.discord).toEqual({
      token: 'token',
      apiUrl: 'https://discord.com/api',
      guildIds: [],
    });
    expect(config.overseerrServers).toEqual([
      { name: 'default', url: 'http://overseerr:5055', apiKey: 'key', guestUserId: null },
    ]);
  });

  it('reads the time zone, which defaults to that of the process', () => {
    expect(parseConfig({ TIMEZONE: 'europe/berlin' }).timeZone).toBe('Europe/Berlin');
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    expect(parseConfig({}).timeZone).toBe(timeZone);
    expect(problemsOf({ TIMEZONE: 'secret-zone' })).toEqual([
      'TIMEZONE must be the name of an IANA time zone, such as Europe/Berlin',
    ]);
  });

  it('reports all problems at once, by name and without values', () => {
    const env = {
      HTTP_PORT: 'secret-port',
      OVERSEERR_URL: 'secret-url',
      DATABASE_URL: 'mysql://user:secret-password@db',
      UNLINKED_USERS: 'guest',
      LOG_LEVEL: 'secret-level',
      DISCORD_GUILD_IDS: 'secret-guild',
      TELEGRAM_BOT_TOKEN: 'secret-token',
      OVERSEERR_API_KEY: 'secret–key with a dash',
    };
    const problems = problemsOf(env);
    expect(problems).toEqual(
      expect.arrayContaining([
        'HTTP_PORT must be a number',
        'OVERSEERR_URL must start with http:// or https://',
        'DATABASE_URL must start with postgresql://',
        'LOG_LEVEL must be one of: trace, debug, info, warn, error, silent',
        'DISCORD_GUILD_IDS must be a comma-separated list of Discord server IDs',
        'TELEGRAM_BOT_TOKEN is not a valid Telegram bot token',
        'OVERSEERR_API_KEY contains characters that are not valid in an API key',
        'OVERSEERR_GUEST_USER_ID is required when UNLINKED_USERS=guest',
      ]),
    );
    expect(problems.join('\n')).not.toContain('secret');
  });

  it.each([
    ['DATABASE_URL', 'postgresql://me:se/cret@db/x'],
    ['DATABASE_URL', 'postgresql://me:se#cret@db/x'],
    ['DATABASE_URL', 'postgresql://me:se%cret@db/x'],
    ['DATABASE_URL', 'postgresql://me:secret@db:port/x'],
    ['DATABASE_URL', 'postgresql://me:secret@[db/x'],
    ['DATABASE_URL', 'me:secret@db/x'],
    ['OVERSEERR_URL', 'http://me:se/cret@db'],
    ['OVERSEERR_URL', 'http://me:secret@db:port'],
    ['OVERSEERR_URL_2', 'me:secret@db'],
    ['OVERSEERR_API_KEY', 'se cret'],
    ['OVERSEERR_API_KEY_2', 'secrét'],
    ['PUBLIC_URL', 'https://me:secret@:80'],
    ['PUBLIC_URL', 'https://me:secret@host'],
    ['PLEX_TV_URL', 'https://me:secret@[x'],
    ['DISCORD_API_URL', 'me:secret@discord'],
    ['TELEGRAM_API_URL', 'https://me:secret@bot api'],
    ['TELEGRAM_WEBHOOK_URL', 'https://me:secret@host:99999999'],
    ['DISCORD_TOKEN', 'secret\nsecret'],
    ['TELEGRAM_BOT_TOKEN', '12:sec ret'],
    ['WEBHOOK_SECRET', 'secret'],
    ['SECRET_KEY', 'secret'],
  ])('reports an invalid %s without its value', (name, value) => {
    const env = { [name]: value };
    expect(problemsOf(env)).toContainEqual(expect.stringMatching(`^${name} (is|must|contains) `));
    let message = '';
    try {
      parseConfig(env);
    } catch (error) {
      message = error instanceof Error ? `${error.stack} ${JSON.stringify(error)}` : '';
    }
    expect(message).toContain('Invalid settings');
    expect(message).not.toMatch(/me:|cret|sec |secr/);
  });

  it('reads NAME from the file in NAME_FILE', () => {
    const files: Record<string, string> = { '/run/secrets/key': 'from-file\n' };
    const readFile = (path: string) => {
      const text = files[path];
      if (text === undefined) throw new Error('ENOENT');
      return text;
    };
    const env = { OVERSEERR_URL: 'http://o', OVERSEERR_API_KEY_FILE: '/run/secrets/key' };
    expect(parseConfig(env, { readFile }).overseerrServers[0]?.apiKey).toBe('from-file');
    expect(() => parseConfig({ ...env, SECRET_KEY_FILE: '/nowhere' }, { readFile })).toThrow(
      'SECRET_KEY_FILE: cannot read this file',
    );
  });

  it('treats an empty setting as unset', () => {
    expect(parseConfig({ DISCORD_TOKEN: '', HTTP_PORT: ' ' })).toMatchObject({
      discord: null,
      http: { port: 8787 },
    });
  });

  it('accepts only a positive user id that is not the owner for guests', () => {
    const guests = (id: string) => ({
      OVERSEERR_URL: 'http://o',
      OVERSEERR_API_KEY: 'key',
      UNLINKED_USERS: 'guest',
      OVERSEERR_GUEST_USER_ID: id,
    });
    expect(parseConfig(guests('5'))).toMatchObject({
      unlinkedPolicy: 'guest',
      overseerrServers: [{ guestUserId: 5 }],
    });
    expect(problemsOf(guests('0'))).toEqual(['OVERSEERR_GUEST_USER_ID must be at least 1']);
    expect(problemsOf(guests('1'))).toEqual([
      'OVERSEERR_GUEST_USER_ID is the server owner. Create a separate account for guests',
    ]);
  });

  it('reads more servers from settings with a numeric suffix', () => {
    const both = {
      OVERSEERR_URL: 'http://first',
      OVERSEERR_API_KEY: 'first-key',
      OVERSEERR_URL_3: 'http://third/seerr/',
      OVERSEERR_API_KEY_3: 'third-key',
      OVERSEERR_GUEST_USER_ID_3: '7',
    };
    const { overseerrServers, secrets } = parseConfig(both);
    expect(overseerrServers).toEqual([
      { name: 'default', url: 'http://first', apiKey: 'first-key', guestUserId: null },
      { name: '3', url: 'http://third/seerr', apiKey: 'third-key', guestUserId: 7 },
    ]);
    expect(secrets).toEqual(['first-key', 'third-key']);
    const { OVERSEERR_API_KEY_3: _, ...incomplete } = both;
    expect(
      problemsOf({ ...incomplete, OVERSEERR_GUEST_USER_ID_3: 'x', OVERSEERR_URL_2: 'x' }),
    ).toEqual([
      'OVERSEERR_URL_2 and OVERSEERR_API_KEY_2 must be set together',
      'OVERSEERR_URL_2 must start with http:// or https://',
      'OVERSEERR_URL_3 and OVERSEERR_API_KEY_3 must be set together',
      'OVERSEERR_GUEST_USER_ID_3 must be a number',
    ]);
    expect(problemsOf({ ...both, OVERSEERR_URL_3: 'http://first/' })).toEqual([
      'OVERSEERR_URL_3 is the same address as another server',
    ]);
  });

  it('accepts 0 to 3650 whole days in FORGET_AFTER_DAYS', () => {
    const after = (days: string) => parseConfig({ FORGET_AFTER_DAYS: days }).forgetAfterDays;
    expect(['0', '3650'].map(after)).toEqual([0, 3650]);
    expect(
      ['-1', '3651', '1.5', 'never'].flatMap((FORGET_AFTER_DAYS) =>
        problemsOf({ FORGET_AFTER_DAYS }),
      ),
    ).toEqual([
      'FORGET_AFTER_DAYS must be at least 0',
      'FORGET_AFTER_DAYS must be at most 3650',
      'FORGET_AFTER_DAYS must be a whole number',
      'FORGET_AFTER_DAYS must be a number',
    ]);
  });

  it('keeps each kind of data for as long as its setting says, within sane limits', () => {
    expect(parseConfig({}).retentionDays).toEqual({
      audit: 365,
      errors: 365,
      checks: 365,
      alerts: 365,
      backupRuns: 365,
      tasks: 30,
      tokens: 90,
      subscriptions: 90,
    });
    expect(parseConfig({ AUDIT_KEEP_DAYS: '30' }).retentionDays.audit).toBe(30);
    expect(problemsOf({ AUDIT_KEEP_DAYS: '29', CHECK_KEEP_DAYS: '1' })).toEqual([
      'AUDIT_KEEP_DAYS must be at least 30',
      'CHECK_KEEP_DAYS must be at least 31',
    ]);
  });

  it('ends sessions of the console after the time of the settings, within sane limits', () => {
    const hours = 3_600_000;
    expect(parseConfig({}).sessionLimits).toEqual({ idleMs: 12 * hours, lifetimeMs: 720 * hours });
    const shorter = { CONSOLE_IDLE_HOURS: '1', CONSOLE_SESSION_DAYS: '2' };
    expect(parseConfig(shorter).sessionLimits).toEqual({ idleMs: hours, lifetimeMs: 48 * hours });
    expect(problemsOf({ CONSOLE_IDLE_HOURS: '0', CONSOLE_SESSION_DAYS: '366' })).toEqual([
      'CONSOLE_IDLE_HOURS must be at least 1',
      'CONSOLE_SESSION_DAYS must be at most 365',
    ]);
  });

  it('logs pretty lines on a terminal and JSON elsewhere, unless LOG_FORMAT is set', () => {
    const format = (env: Record<string, string>, isTerminal: boolean) =>
      parseConfig(env, { isTerminal }).log.format;
    expect(format({}, true)).toBe('pretty');
    expect(format({}, false)).toBe('json');
    expect(format({ LOG_FORMAT: 'json' }, true)).toBe('json');
    expect(format({ LOG_FORMAT: 'pretty' }, false)).toBe('pretty');
  });

  it('colors the log on a terminal only, and never with NO_COLOR', () => {
    const useColors = (env: Record<string, string>, isTerminal: boolean) =>
      parseConfig({ LOG_FORMAT: 'pretty', ...env }, { isTerminal }).log.useColors;
    expect(useColors({}, true)).toBe(true);
    expect(useColors({ NO_COLOR: '' }, true)).toBe(true);
    expect(useColors({ NO_COLOR: '1' }, true)).toBe(false);
    expect(useColors({}, false)).toBe(false);
  });

  it('collects tokens, keys, and passwords as secrets', () => {
    const { secrets } = parseConfig({
      DISCORD_TOKEN: 'discord-token',
      DATABASE_URL: 'postgresql://me:db%2Fpassword@db/x',
      OVERSEERR_URL: 'http://me:proxy-password@o',
      OVERSEERR_API_KEY: 'the-key',
    });
    expect([...secrets].sort()).toEqual(
      ['db%2Fpassword', 'db/password', 'discord-token', 'proxy-password', 'the-key'].sort(),
    );
  });
});

describe('listUnknownSettings', () => {
  it.each([
    ['DISCORD_TOKN', true],
    ['OVERSEER_URL', true],
    ['OVERSEERR_URL_1', true],
    ['DISCORD_TOKEN_2', true],
    ['DISCORD_TOKEN', false],
    ['DISCORD_TOKEN_FILE', false],
    ['OVERSEERR_API_KEY_9', false],
    ['OVERSEERR_API_KEY_2_FILE', false],
    ['POSTGRES_PASSWORD', false],
    ['TZ', false],
    ['NO_COLOR', false],
  ])('says whether %s in the .env file is unknown: %s', (name, isUnknown) => {
    const from = { environment: {}, dotEnv: { [name]: 'x' } };
    expect(listUnknownSettings(from)).toEqual(isUnknown ? [name] : []);
  });

  it.each([
    ['OVERSEER_URL', true],
    ['SEERR_API_KEY', true],
    ['DISCORD_BOT_TOKEN', true],
    ['TELEGRAM_TOKEN', true],
    ['TIMEZONES', true],
    ['DATABSE_URL', true],
    ['DATABASE_URL', false],
    ['OVERSEERR_URL_2', false],
    ['PATH', false],
    ['HOSTNAME', false],
    ['PLEX_CLAIM', false],
    ['POSTGRES_PASSWORD', false],
    ['npm_config_cache', false],
  ])(
    'says whether %s in the environment looks like a misspelled setting: %s',
    (name, isMisspelled) => {
      const from = { environment: { [name]: 'x' }, dotEnv: {} };
      expect(listUnknownSettings(from)).toEqual(isMisspelled ? [name] : []);
    },
  );
});
