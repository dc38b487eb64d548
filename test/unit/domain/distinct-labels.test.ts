import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutLabels } from '../../../src/domain/distinct-labels.ts';

const long = 'The Incredibly Long and Winding Chronicle of the Northern Lighthouse Keepers';

describe('cutting labels', () => {
  it('keeps the year and what follows it', () => {
    const [label = ''] = cutLabels([`${long} (1987) · Movie`], 40);
    expect(label).toMatch(/^The Incredibly.*… \(1987\) · Movie$/);
    expect(label.length).toBeLessThanOrEqual(40);
  });

  it('keeps the part in which titles differ', () => {
    const labels = ['Part One', 'Part Two', 'Part Three'].map((part) => `${long}: ${part} (2001)`);
    const cut = cutLabels(labels, 50);
    expect(cut.map((label) => /Part (\w+) \(2001\)$/.exec(label)?.[1])).toEqual([
      'One',
      'Two',
      'Three',
    ]);
  });

  it('does not change labels that fit', () => {
    expect(cutLabels(['Dune (2021)', 'Dune (1984)'], 60)).toEqual(['Dune (2021)', 'Dune (1984)']);
  });

  it('gives different labels for different titles within the limit', () => {
    const title = fc
      .tuple(fc.constantFrom('', 'x', long), fc.string({ unit: 'grapheme', maxLength: 90 }))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.uniqueArray(title, { maxLength: 20 }), (titles) => {
        const cut = cutLabels(titles, 40);
        for (const label of cut) {
          expect(label.length).toBeLessThanOrEqual(40);
          expect(() => encodeURIComponent(label)).not.toThrow();
        }
        expect(new Set(cut).size).toBe(titles.length);
      }),
      { seed: 1 },
    );
  });
});
