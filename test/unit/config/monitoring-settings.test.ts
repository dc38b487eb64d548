import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { ConfigError } from '../../../src/config/config-error.ts';

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    parseConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the settings of monitoring', () => {
  it('are read', () => {
    const config = parseConfig({
      METRICS_TOKEN: 'a-token-for-prometheus',
      PLEX_URL: 'http://plex:32400/',
      PLEX_TOKEN: 'plex-token',
      JELLYFIN_URL: 'https://me:hidden@jellyfin.example/',
      JELLYFIN_API_KEY: '0123456789abcdef',
      MONITORED_URLS: 'Radarr=http://radarr:7878/ping, My Sonarr=http://me:secret@sonarr:8989/a=b',
      ALERT_PLACES: 'telegram:-100123/7',
      ALERT_QUIET_HOURS: '22-7',
      ALERT_MUTE: 'disk-low,many-errors',
    });
    expect(config).toMatchObject({
      metricsToken: 'a-token-for-prometheus',
      plex: { url: 'http://plex:32400', token: 'plex-token' },
      jellyfin: { url: 'https://me:hidden@jellyfin.example', apiKey: '0123456789abcdef' },
      monitoredUrls: [
        { name: 'Radarr', url: 'http://radarr:7878/ping' },
        { name: 'My Sonarr', url: 'http://me:secret@sonarr:8989/a=b' },
      ],
      alerts: {
        places: [{ platform: 'telegram', kind: 'channel', address: '-100123', topic: '7' }],
        quietHours: { from: 22, until: 7 },
        mutedKinds: ['disk-low', 'many-errors'],
      },
    });
    expect(config.secrets).toEqual(
      expect.arrayContaining([
        'a-token-for-prometheus',
        'plex-token',
        '0123456789abcdef',
        'hidden',
        'secret',
      ]),
    );
  });

  it('say where traces go, and keep the headers out of the log', () => {
    const config = parseConfig({
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://tempo:4318/',
      OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Basic%20abc, x-scope=7',
    });
    expect(config.tracing).toEqual({
      endpoint: 'http://tempo:4318',
      headers: { authorization: 'Basic abc', 'x-scope': '7' },
      serviceName: 'medianest',
    });
    expect(config.secrets).toContain('Basic abc');
    expect(problemsOf({ OTEL_EXPORTER_OTLP_HEADERS: 'secret' })).toEqual([
      'OTEL_EXPORTER_OTLP_HEADERS must be a comma-separated list of <name>=<value>',
    ]);
  });

  it('are off by default', () => {
    expect(parseConfig({})).toMatchObject({
      metricsToken: null,
      console: { isOn: true },
      tracing: null,
      plex: null,
      jellyfin: null,
      monitoredUrls: [],
      alerts: { places: [], quietHours: null, mutedKinds: [] },
    });
  });

  it.each([
    ['CONSOLE', 'maybe'],
    ['METRICS_TOKEN', 'short'],
    ['METRICS_TOKEN', 'sixteen letters and spaces'],
    ['MONITORED_URLS', 'http://radarr:7878'],
    ['MONITORED_URLS', 'Radarr=ftp://radarr'],
    ['MONITORED_URLS', 'Radarr=http://radarr:7878,Radarr=http://other:7878'],
    ['ALERT_PLACES', 'discord:general'],
    ['ALERT_QUIET_HOURS', '23'],
    ['ALERT_QUIET_HOURS', '22-24'],
    ['ALERT_MUTE', 'everything'],
    ['PLEX_URL', 'http://plex:32400'],
    ['PLEX_TOKEN', 'plex-token'],
    ['JELLYFIN_URL', 'http://jellyfin:8096'],
    ['JELLYFIN_API_KEY', '0123456789abcdef'],
  ])('refuse %s=%s by name, without the value', (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(name);
    expect(problems[0]).not.toContain(value);
  });

  it('refuse an API key that could change the header it is sent in', () => {
    const env = { JELLYFIN_URL: 'http://jellyfin:8096', JELLYFIN_API_KEY: 'a", Token="b' };
    expect(problemsOf(env)).toEqual([expect.stringContaining('JELLYFIN_API_KEY')]);
  });
});
