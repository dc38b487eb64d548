import { describe, expect, it } from 'vitest';
import { type EditOption, toSelectedValues } from '../../../../src/domain/requests/edit-form.ts';

function options(count: number, picked: readonly number[]): EditOption[] {
  return Array.from({ length: count }, (_, index) => ({
    value: String(index + 1),
    label: `${index + 1}`,
    isSelected: picked.includes(index + 1),
  }));
}

describe('a selection in the edit form', () => {
  it('replaces the values of its page and keeps those of the others', () => {
    const thirty = options(30, [1, 2, 28]);
    const pick = { page: 0, values: ['2', '5'], toggled: null };
    expect(toSelectedValues(thirty, 'seasons', pick)).toEqual([2, 5, 28]);
    const second = { page: 1, values: [], toggled: null };
    expect(toSelectedValues(thirty, 'tags', second)).toEqual([1, 2]);
  });

  it('changes only the toggled value', () => {
    const three = options(3, [1, 2]);
    const toggle = (toggled: string) => ({ page: 0, values: [], toggled });
    expect(toSelectedValues(three, 'seasons', toggle('2'))).toEqual([1]);
    expect(toSelectedValues(three, 'seasons', toggle('3'))).toEqual([1, 2, 3]);
  });

  it('has one value for a single choice, and no value that was not offered', () => {
    const three = options(3, [1]);
    expect(toSelectedValues(three, 'profile', { page: 0, values: ['3'], toggled: null })).toEqual([
      3,
    ]);
    expect(toSelectedValues(three, 'profile', { page: 0, values: [], toggled: '2' })).toEqual([2]);
    expect(toSelectedValues(three, 'profile', { page: 0, values: ['9'], toggled: null })).toEqual(
      [],
    );
    expect(toSelectedValues(three, 'seasons', { page: 0, values: ['9'], toggled: null })).toEqual(
      [],
    );
  });
});
