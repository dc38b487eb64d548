import { describe, expect, it } from 'vitest';
import { loadTranslations } from '../../../../src/chat/i18n/translations.ts';
import {
  applySeasonPick,
  seasonPage,
  seasonPicker,
} from '../../../../src/chat/titles/season-picker.ts';
import { toSeasonStatuses } from '../../../../src/domain/titles/season.ts';
import { aSeries } from '../../../support/factories.ts';

const t = loadTranslations().forLocale('en');

function seasonsOf(count: number) {
  return toSeasonStatuses(aSeries(count), false, { allowsSpecials: false });
}

describe('the season picker', () => {
  it.each([
    [0, 1, 0],
    [1, 1, 1],
    [25, 1, 25],
    [26, 2, 25],
    [100, 4, 25],
  ])('shows %i seasons on %i pages, %i on the first', (count, pages, first) => {
    const page = seasonPage(seasonsOf(count), 0);
    expect(page.pages).toBe(pages);
    expect(seasonPicker(page, [], 'pick:x', t)?.options.length ?? 0).toBe(first);
  });

  it('shows the last page for a page number beyond it', () => {
    expect(seasonPage(seasonsOf(26), 99)).toMatchObject({ page: 1, pages: 2 });
  });

  it('keeps the selection of other pages', () => {
    const second = seasonPage(seasonsOf(30), 1);
    expect(
      applySeasonPick(second, [1, 2, 27], {
        values: ['26', '30'],
        picked: null,
        isUnpicked: false,
      }),
    ).toEqual([1, 2, 26, 30]);
  });

  it('picks or unpicks one season on platforms with only buttons, also when repeated', () => {
    const page = seasonPage(seasonsOf(5), 0);
    expect(applySeasonPick(page, [1], { values: [], picked: '3', isUnpicked: false })).toEqual([
      1, 3,
    ]);
    expect(applySeasonPick(page, [1, 3], { values: [], picked: '3', isUnpicked: true })).toEqual([
      1,
    ]);
  });

  it('ignores values that are not on the page', () => {
    const page = seasonPage(seasonsOf(5), 0);
    expect(
      applySeasonPick(page, [], {
        values: ['99', '-1', 'x', '2'],
        picked: null,
        isUnpicked: false,
      }),
    ).toEqual([2]);
    expect(applySeasonPick(page, [1], { values: [], picked: '99', isUnpicked: false })).toEqual([
      1,
    ]);
  });
});
