import { describe, expect, it } from 'vitest';
import { requestName, shortRequestName } from '../../../../src/chat/requests/request-name.ts';
import { aRequest, aSeries } from '../../../support/factories.ts';
import { t } from '../../../support/text.ts';

const season = (numbers: string, count: number) => t('seasons-named', { count, seasons: numbers });

function aSeriesRequest(seasons: readonly number[], is4k = false) {
  return aRequest({ title: aSeries(5), seasons, is4k });
}

describe('the name of a request', () => {
  it('is the title of a movie, and says 4K', () => {
    expect(requestName(aRequest(), t)).toBe('Dune (2021)');
    expect(requestName(aRequest({ is4k: true }), t)).toBe(`Dune (2021) · ${t('quality-4k')}`);
  });

  it('has the seasons of a series, with specials by their name', () => {
    expect(requestName(aSeriesRequest([2]), t)).toBe(`Breaking Bad (2008) · ${season('2', 1)}`);
    expect(requestName(aSeriesRequest([1, 2, 3, 5], true), t)).toBe(
      `Breaking Bad (2008) · ${season('1–3, 5', 4)} · ${t('quality-4k')}`,
    );
    expect(requestName(aSeriesRequest([0, 1]), t)).toBe(
      `Breaking Bad (2008) · ${season('1', 1)}, ${t('season-specials')}`,
    );
    expect(requestName(aSeriesRequest([0]), t)).toBe(
      `Breaking Bad (2008) · ${t('season-specials')}`,
    );
  });

  it('is cut in the title, so that two requests for it still differ', () => {
    const title = { ...aSeries(5), name: 'A very long title that does not fit anywhere' };
    const [second, third] = [2, 3].map((number) =>
      shortRequestName(aRequest({ title, seasons: [number], is4k: true }), t, 40),
    );
    expect(second?.length).toBeLessThanOrEqual(40);
    expect(second).toContain('(2008)');
    expect(second).not.toBe(third);
    expect(shortRequestName(aRequest(), t, 40)).toBe('Dune (2021)');
  });
});
