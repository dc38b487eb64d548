import { describe, expect, it } from 'vitest';
import { toProgress } from '../../../../src/overseerr/wire/progress.ts';
import { type WireDownload, wireDownload } from '../../../../src/overseerr/wire/schemas.ts';

function aDownload(fields: object = {}): WireDownload {
  return wireDownload.parse({
    externalId: 1,
    mediaType: 'movie',
    title: 'Some.Release',
    status: 'downloading',
    timeLeft: '00:10:00',
    size: 1000,
    sizeLeft: 250,
    estimatedCompletionTime: '2026-11-23T16:00:00.000Z',
    ...fields,
  });
}

describe('toProgress', () => {
  it('returns null without downloads', () => {
    expect(toProgress([], [])).toBeNull();
  });

  it('returns the share of downloaded bytes and the latest end', () => {
    const later = { size: 3000, sizeLeft: 3000, estimatedCompletionTime: '2026-11-23T18:00:00Z' };
    expect(toProgress([aDownload(), aDownload(later)], [])).toEqual({
      stage: 'downloading',
      percent: 18,
      endsAt: new Date('2026-11-23T18:00:00Z'),
    });
  });

  it('returns 0 percent without sizes, and no end without a valid time', () => {
    const download = aDownload({ size: 0, sizeLeft: 0, estimatedCompletionTime: 'soon' });
    expect(toProgress([download], [])).toEqual({ stage: 'downloading', percent: 0, endsAt: null });
  });

  it('never returns less than 0 percent', () => {
    expect(toProgress([aDownload({ sizeLeft: 5000 })], [])?.percent).toBe(0);
  });

  it.each([
    [['queued'], 'queued'],
    [['delay'], 'queued'],
    [['paused'], 'paused'],
    [['completed'], 'importing'],
    [['warning'], 'stuck'],
    [['failed'], 'failed'],
    [['a status of later versions'], 'downloading'],
    [[null], 'downloading'],
    [['failed', 'completed', 'queued'], 'queued'],
    [['failed', 'downloading'], 'downloading'],
    [['failed', 'warning'], 'stuck'],
  ])('says of downloads that are %j: %s', (statuses, stage) => {
    const downloads = statuses.map((status) => aDownload({ status }));
    expect(toProgress(downloads, [])?.stage).toBe(stage);
  });

  it('ignores other seasons of a series', () => {
    const first = aDownload({ episode: { seasonNumber: 1, episodeNumber: 1 }, sizeLeft: 500 });
    const second = aDownload({ episode: { seasonNumber: 2, episodeNumber: 1 }, sizeLeft: 1000 });
    expect(toProgress([first, second], [1])?.percent).toBe(50);
    expect(toProgress([second], [1])).toBeNull();
  });

  it('accepts invalid values in every field', () => {
    const junk = aDownload({ size: '1', sizeLeft: null, estimatedCompletionTime: 7, episode: 'x' });
    expect(toProgress([junk], [])).toEqual({ stage: 'downloading', percent: 0, endsAt: null });
  });
});
