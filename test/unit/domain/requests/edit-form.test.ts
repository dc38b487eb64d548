import { describe, expect, it } from 'vitest';
import {
  type EditOption,
  isSameSelection,
  toEditOptions,
  toSelectedValues,
} from '../../../../src/domain/requests/edit-form.ts';

function options(count: number, picked: readonly number[]): EditOption[] {
  return Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    value: String(index + 1),
    label: `${index + 1}`,
    isSelected: picked.includes(index + 1),
    mark: picked.includes(index + 1) ? 'current' : null,
  }));
}

describe('a selection in the edit form', () => {
  it('replaces the values of its page and keeps those of the others', () => {
    const thirty = options(30, [1, 2, 28]);
    const pick = { page: 0, values: ['2', '5'], picked: null, isUnpicked: false };
    expect(toSelectedValues(thirty, 'seasons', pick)).toEqual([2, 5, 28]);
    const second = { page: 1, values: [], picked: null, isUnpicked: false };
    expect(toSelectedValues(thirty, 'tags', second)).toEqual([1, 2]);
  });

  it('changes only the value of the button, also when repeated', () => {
    const three = options(3, [1, 2]);
    const press = (picked: string, isUnpicked: boolean) => ({
      page: 0,
      values: [],
      picked,
      isUnpicked,
    });
    expect(toSelectedValues(three, 'seasons', press('2', true))).toEqual([1]);
    expect(toSelectedValues(three, 'seasons', press('2', false))).toEqual([1, 2]);
    expect(toSelectedValues(three, 'seasons', press('3', false))).toEqual([1, 2, 3]);
    expect(toSelectedValues(three, 'seasons', press('3', true))).toEqual([1, 2]);
  });

  it('has one value for a single choice, and no value that was not offered', () => {
    const three = options(3, [1]);
    expect(
      toSelectedValues(three, 'profile', {
        page: 0,
        values: ['3'],
        picked: null,
        isUnpicked: false,
      }),
    ).toEqual([3]);
    expect(
      toSelectedValues(three, 'profile', { page: 0, values: [], picked: '2', isUnpicked: false }),
    ).toEqual([2]);
    expect(() =>
      toSelectedValues(three, 'profile', {
        page: 0,
        values: ['9'],
        picked: null,
        isUnpicked: false,
      }),
    ).toThrow('options-changed');
    expect(() =>
      toSelectedValues(three, 'tags', { page: 0, values: ['1'], picked: '9', isUnpicked: false }),
    ).toThrow('options-changed');
    expect(
      toSelectedValues(three, 'seasons', {
        page: 0,
        values: ['9'],
        picked: null,
        isUnpicked: false,
      }),
    ).toEqual([]);
  });
});

describe('the options of a field', () => {
  const choices = [
    { id: 4, label: 'HD' },
    { id: 6, label: 'UHD' },
  ];
  const defaults = { defaults: [6], scope: 0 };
  const brief = (list: readonly EditOption[]) =>
    list.map(({ label, isSelected, mark }) => [label, isSelected, mark]);

  it('show the server’s default for fields that the request does not set', () => {
    expect(brief(toEditOptions(choices, null, defaults))).toEqual([
      ['HD', false, null],
      ['UHD', true, 'default'],
    ]);
  });

  it('show the value of the request, even if it no longer exists', () => {
    expect(brief(toEditOptions(choices, [{ id: 4, label: 'HD' }], defaults))).toEqual([
      ['HD', true, 'current'],
      ['UHD', false, null],
    ]);
    expect(brief(toEditOptions(choices, [{ id: 9, label: '#9' }], defaults))).toEqual([
      ['#9', true, 'missing'],
      ['HD', false, null],
      ['UHD', false, null],
    ]);
  });

  it('show that the request has no values, instead of the defaults', () => {
    expect(toEditOptions(choices, [], defaults).some(({ isSelected }) => isSelected)).toBe(false);
  });

  it('have values that change with their server and their name, short enough for a button', () => {
    const toValue = (label: string, scope: number | 'servers' | 'seasons', id = 6) =>
      toEditOptions([{ id, label }], null, { defaults: [], scope })[0]?.value;
    const value = toValue('UHD', 0);
    expect(value).toMatch(/^6-[a-z0-9]{5}$/);
    expect([toValue('UHD', 1), toValue('UHD', 'servers'), toValue('Ultra', 0)]).not.toContain(
      value,
    );
    expect(toValue('UHD', 0)).toBe(value);
    expect(toValue('UHD', 0, 999_999)?.length).toBeLessThanOrEqual(12);
    expect(toValue('Book One', 'seasons')).toBe('6');
  });

  it('detect a selection that changes nothing', () => {
    const shown = toEditOptions(choices, null, defaults);
    expect(isSameSelection(shown, [6])).toBe(true);
    expect(isSameSelection(shown, [4])).toBe(false);
    expect(isSameSelection(shown, [4, 6])).toBe(false);
    expect(isSameSelection(shown, [])).toBe(false);
  });
});
