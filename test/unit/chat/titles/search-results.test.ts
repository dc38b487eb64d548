import { describe, expect, it } from 'vitest';
import { toSuggestion } from '../../../../src/chat/titles/search-results.ts';
import type { TitleStatus } from '../../../../src/domain/titles/title-status.ts';
import { aTitle } from '../../../support/factories.ts';
import { t } from '../../../support/text.ts';

describe('a suggestion', () => {
  it.each<[TitleStatus, string]>([
    ['processing', t('search-processing')],
    ['failed', t('search-failed')],
    ['pending', t('search-requested')],
    ['blocked', t('availability-blocked')],
    ['available', t('search-available')],
  ])('for a title that is %s says so', (status, mark) => {
    expect(toSuggestion({ ...aTitle(), status }, t).label).toContain(` · ${mark}`);
  });

  it('for a title that is not in the library has no mark', () => {
    const { label } = toSuggestion({ ...aTitle(), status: 'unknown' }, t);
    expect(label.split(' · ')).toHaveLength(2);
  });
});
