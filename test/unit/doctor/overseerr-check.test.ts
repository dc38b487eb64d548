import { describe, expect, it } from 'vitest';
import { createOverseerrCheck, type InspectedServer } from '../../../src/doctor/overseerr-check.ts';
import type { DownloadServerTest } from '../../../src/domain/services/download-server.ts';

const radarr: DownloadServerTest = { name: 'Movies', is4k: false, isDefault: true, fault: null };
const sonarr: DownloadServerTest = { ...radarr, name: 'Shows' };
const seerr: InspectedServer['info'] = {
  product: 'seerr',
  version: '3.1.0',
  hasMovie4k: true,
  hasSeries4k: false,
};

async function judge(parts: {
  readonly info?: Partial<InspectedServer['info']>;
  readonly movie?: readonly DownloadServerTest[] | null;
  readonly tv?: readonly DownloadServerTest[] | null;
}) {
  const { info, movie = [radarr], tv = [sonarr] } = parts;
  const findings = await createOverseerrCheck({
    serverName: 'default',
    inspect: async () => ({ info: { ...seerr, ...info }, downloads: { movie, tv } }),
  }).run();
  const [first, ...others] = findings;
  expect(first?.severity).toBe('ok');
  // The support file has what to do, and must not have names.
  for (const { fix } of findings) expect(fix ?? '').not.toMatch(/Movies|Shows/);
  return { said: first?.message ?? '', others: others.map(({ severity }) => severity) };
}

describe('the check of an Overseerr server', () => {
  it('says why one cannot be used', async () => {
    const inspect = async () => ({ problem: 'the key was rejected' });
    const findings = await createOverseerrCheck({ serverName: 'default', inspect }).run();
    expect(findings).toMatchObject([{ severity: 'problem', message: 'the key was rejected' }]);
  });

  it.each([
    [true, true, 'movies and series'],
    [true, false, 'movies'],
    [false, true, 'series'],
    [false, false, 'none'],
  ])(
    'names the version and what can be requested in 4K (%s, %s)',
    async (hasMovie4k, hasSeries4k, text) => {
      const { said, others } = await judge({ info: { hasMovie4k, hasSeries4k } });
      expect(said).toContain('Seerr 3.1.0');
      expect(said.endsWith(`: ${text}`)).toBe(true);
      expect(others).toEqual([]);
    },
  );

  it.each([
    ['seerr', '3.5.2', true],
    ['seerr', '2.7.0', true],
    ['seerr', '1.9.2', false],
    ['seerr', '4.0.0', false],
    ['seerr', 'develop', true],
    ['overseerr', '1.34.0', true],
    ['overseerr', 'v1.28.9', false],
    ['overseerr', '2.0.0', false],
  ] as const)('knows %s %s: %s', async (product, version, isKnown) => {
    expect((await judge({ info: { product, version } })).others).toEqual(
      isKnown ? [] : ['warning'],
    );
  });

  it('finds that approved titles are downloaded by nobody', async () => {
    expect((await judge({ movie: [] })).others).toEqual(['warning']);
    expect((await judge({ tv: [{ ...sonarr, isDefault: false }] })).others).toEqual(['warning']);
    const only4k = [{ ...radarr, is4k: true }];
    expect((await judge({ movie: only4k })).others).toEqual(['warning']);
    const other4k = [radarr, { ...radarr, is4k: true, isDefault: false }];
    expect((await judge({ movie: other4k })).others).toEqual(['warning']);
  });

  it.each([
    ['unreachable', 'problem'],
    ['no-profile', 'problem'],
    ['no-folder', 'problem'],
    ['untested', 'warning'],
  ] as const)('judges a download server that is %s', async (fault, severity) => {
    expect((await judge({ movie: [{ ...radarr, fault }] })).others).toEqual([severity]);
    expect((await judge({ tv: [{ ...sonarr, fault }] })).others).toEqual([severity]);
  });

  it('says nothing of download servers that an old version does not test', async () => {
    expect((await judge({ movie: null, tv: null })).others).toEqual([]);
  });
});
