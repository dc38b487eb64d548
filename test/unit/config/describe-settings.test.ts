import { describe, expect, it } from 'vitest';
import { describeSettings } from '../../../src/config/describe-settings.ts';
import { generalSettings, secretSettings, settings } from '../../../src/config/settings.ts';

type Options = Partial<Parameters<typeof describeSettings>[0]>;

function find(name: string, options: Options) {
  const list = describeSettings({ environment: {}, dotEnv: {}, ...options });
  return list.find((each) => each.name === name);
}

describe('the list of settings', () => {
  it('has every setting, with its default', () => {
    const list = describeSettings({ environment: {}, dotEnv: {} });
    expect(list.map(({ name }) => name).sort()).toEqual(Object.keys(settings).sort());
    expect(list).toContainEqual({ name: 'HTTP_PORT', value: '8787', origin: 'default' });
    expect(list).toContainEqual({ name: 'DATABASE_URL', value: null, origin: 'default' });
  });

  it('says where a value comes from: the environment overrides .env', () => {
    const dotEnv = { HTTP_PORT: '1', POLL_INTERVAL_SECONDS: '2' };
    const options = { environment: { HTTP_PORT: '3' }, dotEnv };
    expect(find('HTTP_PORT', options)).toMatchObject({ value: '3', origin: 'environment' });
    expect(find('POLL_INTERVAL_SECONDS', options)).toMatchObject({ value: '2', origin: '.env' });
  });

  it('ignores a value in .env if the environment sets it to empty, as the bot does', () => {
    const options = { environment: { HTTP_PORT: '' }, dotEnv: { HTTP_PORT: '1' } };
    expect(find('HTTP_PORT', options)).toMatchObject({ value: '8787', origin: 'default' });
  });

  it('names the file of a value', () => {
    const readFile = () => '4\n';
    expect(find('HTTP_PORT', { environment: { HTTP_PORT_FILE: '/x' }, readFile })).toMatchObject({
      value: '4',
      origin: 'HTTP_PORT_FILE in environment',
    });
    const fail = () => {
      throw new Error('no such file');
    };
    expect(
      find('HTTP_PORT', { environment: { HTTP_PORT_FILE: '/x' }, readFile: fail }),
    ).toMatchObject({ value: null, origin: 'HTTP_PORT_FILE cannot be read' });
  });

  it('lists the settings of further servers that are set', () => {
    expect(find('OVERSEERR_URL_3', { dotEnv: { OVERSEERR_URL_3: 'http://x' } })).toMatchObject({
      value: 'http://x',
      origin: '.env',
    });
  });

  it('shows no secret, and no password in a URL', () => {
    const environment = {
      ...Object.fromEntries(secretSettings.map((name) => [name, 'hunter2hunter2'])),
      OVERSEERR_API_KEY_2: 'hunter2hunter2',
      DATABASE_URL: 'postgresql://me:hunter2hunter2@db/medianest',
      PUBLIC_URL: 'https://me:hunter2hunter2@example.org',
    };
    const text = JSON.stringify(describeSettings({ environment, dotEnv: {} }));
    expect(text).not.toContain('hunter2');
    expect(text).toContain('postgresql://me:••••••@db/medianest');
  });

  it('covers every setting with a secret name', () => {
    const named = Object.keys({ ...generalSettings, ...settings }).filter((name) =>
      /TOKEN|KEY|SECRET|PASS|HEADERS/.test(name),
    );
    expect([...secretSettings].sort()).toEqual(named.sort());
  });
});
