import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { ConfigError } from '../../../src/config/config-error.ts';
import { describeSettings } from '../../../src/config/describe-settings.ts';
import { secretSettings } from '../../../src/config/settings.ts';
import {
  allSettingNames,
  isStorable,
  selectStored,
  toSettingKind,
} from '../../../src/config/stored-settings.ts';

const server = { OVERSEERR_URL: 'http://seerr:5055', OVERSEERR_API_KEY: 'stored-key' };

describe('settings of the console', () => {
  it('apply where the environment has none, before the defaults', () => {
    const stored = { POLL_INTERVAL_SECONDS: '30', FORGET_AFTER_DAYS: '7' };
    const config = parseConfig({ POLL_INTERVAL_SECONDS: '45' }, { stored });
    expect(config).toMatchObject({ pollIntervalSeconds: 45, forgetAfterDays: 7 });
    expect(config.stored).toEqual({ names: ['FORGET_AFTER_DAYS'], refused: [], problems: [] });
  });

  it('apply where the environment passes on an empty value', () => {
    const stored = { DISCORD_TOKEN: 'stored-token' };
    const config = parseConfig({ DISCORD_TOKEN: '', DISCORD_TOKEN_FILE: ' ' }, { stored });
    expect(config.discord?.token).toBe('stored-token');
    expect(config.secrets).toContain('stored-token');
  });

  it('give way to a value in a file', () => {
    const options = { stored: { DISCORD_TOKEN: 'stored' }, readFile: () => 'from-file' };
    expect(parseConfig({ DISCORD_TOKEN_FILE: '/token' }, options).discord?.token).toBe('from-file');
  });

  it('have several Overseerr servers', () => {
    const second = { OVERSEERR_URL_2: 'http://other:5055', OVERSEERR_API_KEY_2: 'other-key' };
    const { overseerrServers } = parseConfig({}, { stored: { ...server, ...second } });
    expect(overseerrServers.map(({ name, apiKey }) => [name, apiKey])).toEqual([
      ['default', 'stored-key'],
      ['2', 'other-key'],
    ]);
  });

  it('never send a secret of the environment to an address of the console, or the other way around', () => {
    expect(selectStored({ OVERSEERR_API_KEY: 'mine' }, server)).toEqual({});
    expect(selectStored({ OVERSEERR_URL: 'http://mine:5055' }, server)).toEqual({});
    expect(selectStored({ OVERSEERR_URL: 'http://mine:5055' }, { ...server, ADMINS: '' })).toEqual(
      {},
    );
    const elsewhere = { DISCORD_API_URL: 'http://evil', TELEGRAM_API_URL: 'http://evil' };
    expect(selectStored({}, { ...elsewhere, PLEX_TV_URL: 'http://evil' })).toEqual({});
  });

  it('cannot be what the bot needs before its database', () => {
    const names = ['DATABASE_URL', 'DATA_DIR', 'SECRET_KEY', 'ROLE', 'HTTP_PORT', 'HTTP_HOST'];
    expect(names.filter(isStorable)).toEqual([]);
    expect(isStorable('BACKUP_PASSPHRASE')).toBe(false);
    expect(isStorable('OVERSEERR_API_KEY_9')).toBe(true);
    expect(isStorable('OVERSEERR_API_KEY_10')).toBe(false);
    expect(isStorable('PATH')).toBe(false);
    expect(allSettingNames.every((name) => toSettingKind(name) !== null)).toBe(true);
  });

  it('have no effect when they have become invalid, and are named without their values', () => {
    const stored = { POLL_INTERVAL_SECONDS: 'secret-nonsense', FORGET_AFTER_DAYS: '7' };
    const config = parseConfig({}, { stored });
    expect(config).toMatchObject({ pollIntervalSeconds: 60, forgetAfterDays: 7 });
    expect(config.stored).toEqual({
      names: ['FORGET_AFTER_DAYS'],
      refused: ['POLL_INTERVAL_SECONDS'],
      problems: [
        {
          names: ['POLL_INTERVAL_SECONDS'],
          code: 'number',
          args: { name: 'POLL_INTERVAL_SECONDS' },
          text: 'POLL_INTERVAL_SECONDS must be a number',
        },
      ],
    });
  });

  it('lose both parts of a pair of which one is invalid', () => {
    const stored = { ...server, OVERSEERR_URL_2: server.OVERSEERR_URL, OVERSEERR_API_KEY_2: 'k' };
    const config = parseConfig({}, { stored });
    expect(config.overseerrServers).toHaveLength(1);
    expect([...config.stored.refused].sort()).toEqual(['OVERSEERR_API_KEY_2', 'OVERSEERR_URL_2']);
  });

  it('do not hide what is wrong with the environment', () => {
    const parse = () => parseConfig({ HTTP_PORT: 'x' }, { stored: { FORGET_AFTER_DAYS: 'y' } });
    expect(parse).toThrow(ConfigError);
    expect(parse).toThrow(/HTTP_PORT/);
  });

  it('are listed with their origin, secrets masked', () => {
    const secrets = Object.fromEntries(secretSettings.map((name) => [name, 'hunter2hunter2']));
    const stored = { ...secrets, FORGET_AFTER_DAYS: '7', OVERSEERR_API_KEY_2: 'hunter2hunter2' };
    const list = describeSettings({ environment: {}, dotEnv: { ROLE: 'worker' }, stored });
    const find = (wanted: string) => list.find(({ name }) => name === wanted);
    expect(find('FORGET_AFTER_DAYS')).toMatchObject({ value: '7', origin: 'console' });
    expect(find('OVERSEERR_API_KEY_2')).toMatchObject({ origin: 'console' });
    expect(find('ROLE')).toMatchObject({ origin: '.env' });
    expect(JSON.stringify(list)).not.toContain('hunter2');
  });
});
