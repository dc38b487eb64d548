import { expect, it } from 'vitest';
import { createRefusalBudget } from '../../../../src/usecases/console/refusal-budget.ts';

it('Sixty refusals in a minute are recorded, and the next minute has as many', () => {
  let now = Date.parse('2026-11-23T10:00:00Z');
  const isWithinBudget = createRefusalBudget(() => new Date(now));
  const count = () => Array.from({ length: 100 }, isWithinBudget).filter(Boolean).length;
  expect(count()).toBe(60);
  now += 59_999;
  expect(count()).toBe(0);
  now += 1;
  expect(count()).toBe(60);
});
