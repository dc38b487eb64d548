import { expect, it } from 'vitest';
import { createIdSource, newId } from '../../../../src/lib/ids/new-id.ts';

const many = 1_000;

it('new IDs are UUIDs of version 7, all different', () => {
  const ids = Array.from({ length: many }, newId);
  expect(new Set(ids).size).toBe(many);
  for (const id of ids) {
    expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  }
});

it('new IDs ascend within a millisecond, and while the clock goes back', () => {
  const times = [5, 5, 5, 3, 4, 5, 6];
  const next = createIdSource({
    now: () => times.shift() ?? 7,
    // Each ID gets smaller bytes than the one before, which would sort them the other way round.
    fillRandom(bytes) {
      for (let index = 0; index < bytes.length; index += 1) bytes[index] = 255 - (index >> 4);
    },
  });
  const ids = Array.from({ length: many }, next);
  expect(ids).toEqual([...ids].sort());
  expect(ids[0]).toMatch(/^00000000-0005-/);
  expect(ids.at(-1)).toMatch(/^00000000-0007-/);
});

it('random bytes are used once, and asked for again when they are used up', () => {
  let fills = 0;
  const next = createIdSource({
    now: () => 1,
    fillRandom(bytes) {
      fills += 1;
      for (let index = 0; index < bytes.length; index += 1) bytes[index] = (index >> 4) ^ fills;
    },
  });
  const ends = Array.from({ length: 256 }, () => next().slice(-10));
  expect(new Set(ends).size).toBe(256);
  expect(fills).toBe(1);
  next();
  expect(fills).toBe(2);
});
