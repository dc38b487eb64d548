import { expect, it } from 'vitest';
import { getRegionName, regionOfLocale, toRegion } from '../../../src/domain/region.ts';

it('a region is a known country code', () => {
  expect(['de', ' US ', 'uk', 'GB'].map(toRegion)).toEqual(['DE', 'US', 'GB', 'GB']);
  for (const text of ['', 'ZZ', 'QX', 'all', 'Germany', null, undefined]) {
    expect(toRegion(text)).toBeNull();
  }
});

it('a locale has a region, its own or the largest one of its language', () => {
  expect(['en', 'de', 'de-AT', 'pt-BR'].map(regionOfLocale)).toEqual(['US', 'DE', 'AT', 'BR']);
  expect(regionOfLocale('not a locale')).toBeNull();
});

it('a region has a name in the language of the reader', () => {
  expect(getRegionName('DE', 'de')).toBe('Deutschland');
  expect(getRegionName('QX', 'en')).toBeNull();
});
