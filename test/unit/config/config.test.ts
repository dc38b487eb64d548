import { describe, expect, it } from 'vitest';
import { ConfigError, parseConfig, settings } from '../../../src/config/config.ts';
import { findUnknownSettings } from '../../../src/config/find-unknown-settings.ts';

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    parseConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the settings', () => {
  it('need nothing', () => {
    expect(parseConfig({})).toMatchObject({
      discord: null,
      telegram: null,
      overseerrServers: [],
      database: { url: null, poolSize: 20, poolTimeoutSeconds: 30 },
      http: { host: '127.0.0.1', port: 8787 },
      unlinkedPolicy: 'link',
      pollIntervalSeconds: 60,
      role: 'all',
      publicCards: true,
      forgetAfterDays: 30,
    });
  });

  it('are three for a bot', () => {
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

  it('are complained about all at once, by name and without their values', () => {
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
        'HTTP_PORT is not a number',
        'OVERSEERR_URL is not an http(s) address',
        'DATABASE_URL is not a postgresql:// address',
        'LOG_LEVEL is not a log level',
        'DISCORD_GUILD_IDS has something that is not a guild id',
        'TELEGRAM_BOT_TOKEN is not a Telegram bot token',
        'OVERSEERR_API_KEY has characters that no key has',
        'OVERSEERR_GUEST_USER_ID is missing; UNLINKED_USERS=guest needs it',
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
    ['PLEX_TV_URL', 'https://me:secret@[x'],
    ['DISCORD_API_URL', 'me:secret@discord'],
    ['TELEGRAM_API_URL', 'https://me:secret@bot api'],
    ['TELEGRAM_WEBHOOK_URL', 'https://me:secret@host:99999999'],
    ['DISCORD_TOKEN', 'secret\nsecret'],
    ['TELEGRAM_BOT_TOKEN', '12:sec ret'],
    ['WEBHOOK_SECRET', 'secret'],
    ['SECRET_KEY', 'secret'],
  ])('are complained about without what they hold: %s', (name, value) => {
    const env = { [name]: value };
    expect(problemsOf(env)).toContainEqual(expect.stringMatching(`^${name} (is|has|cannot) `));
    let words = '';
    try {
      parseConfig(env);
    } catch (error) {
      words = error instanceof Error ? `${error.stack} ${JSON.stringify(error)}` : '';
    }
    expect(words).toContain('The settings cannot be used');
    expect(words).not.toMatch(/me:|cret|sec |secr/);
  });

  it('may come from files', () => {
    const files: Record<string, string> = { '/run/secrets/key': 'from-file\n' };
    const read = (path: string) => {
      const text = files[path];
      if (text === undefined) throw new Error('ENOENT');
      return text;
    };
    const env = { OVERSEERR_URL: 'http://o', OVERSEERR_API_KEY_FILE: '/run/secrets/key' };
    expect(parseConfig(env, read).overseerrServers[0]?.apiKey).toBe('from-file');
    expect(() => parseConfig({ ...env, SECRET_KEY_FILE: '/nowhere' }, read)).toThrow(
      'SECRET_KEY_FILE names a file that cannot be read',
    );
  });

  it('count as unset when empty', () => {
    expect(parseConfig({ DISCORD_TOKEN: '', HTTP_PORT: ' ' })).toMatchObject({
      discord: null,
      http: { port: 8787 },
    });
  });

  it('list guests with a positive account number only', () => {
    const guests = (number: string) => ({
      OVERSEERR_URL: 'http://o',
      OVERSEERR_API_KEY: 'key',
      UNLINKED_USERS: 'guest',
      OVERSEERR_GUEST_USER_ID: number,
    });
    expect(parseConfig(guests('5'))).toMatchObject({
      unlinkedPolicy: 'guest',
      overseerrServers: [{ guestUserId: 5 }],
    });
    expect(problemsOf(guests('0'))).toEqual(['OVERSEERR_GUEST_USER_ID is less than 1']);
    expect(problemsOf(guests('1'))).toEqual([
      'OVERSEERR_GUEST_USER_ID is the owner; guests need an account of their own',
    ]);
  });

  it('name further servers by a number', () => {
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
    const { OVERSEERR_API_KEY_3: _, ...halved } = both;
    expect(problemsOf({ ...halved, OVERSEERR_GUEST_USER_ID_3: 'x', OVERSEERR_URL_2: 'x' })).toEqual(
      [
        'OVERSEERR_URL_2 and OVERSEERR_API_KEY_2 go together; one of them is missing',
        'OVERSEERR_URL_2 is not an http(s) address',
        'OVERSEERR_URL_3 and OVERSEERR_API_KEY_3 go together; one of them is missing',
        'OVERSEERR_GUEST_USER_ID_3 is not a number',
      ],
    );
    expect(problemsOf({ ...both, OVERSEERR_URL_3: 'http://first/' })).toEqual([
      'OVERSEERR_URL_3 is the address of another server of these',
    ]);
  });

  it('forget after whole days, at once to ten years', () => {
    const after = (days: string) => parseConfig({ FORGET_AFTER_DAYS: days }).forgetAfterDays;
    expect(['0', '3650'].map(after)).toEqual([0, 3650]);
    expect(
      ['-1', '3651', '1.5', 'never'].flatMap((FORGET_AFTER_DAYS) =>
        problemsOf({ FORGET_AFTER_DAYS }),
      ),
    ).toEqual([
      'FORGET_AFTER_DAYS is less than 0',
      'FORGET_AFTER_DAYS is more than 3650',
      'FORGET_AFTER_DAYS is not a whole number',
      'FORGET_AFTER_DAYS is not a number',
    ]);
  });

  it('name what must stay out of the log', () => {
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

describe('names in the .env file that are no settings', () => {
  const known = Object.keys(settings);
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
  ])('%s: %s', (name, isUnknown) => {
    expect(findUnknownSettings([name], known)).toEqual(isUnknown ? [name] : []);
  });
});
