import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  fromCursor,
  idSchema,
  momentSchema,
  pageQuery,
  toCursor,
} from '../../../../src/http/console/api/schemas.ts';

const position = z.object({ at: z.string(), id: z.string() });

describe('a cursor', () => {
  it('leads back to its place', () => {
    const place = { at: '2026-11-23T10:00:00Z', id: 'ä/?' };
    expect(fromCursor(toCursor(place), position)).toEqual(place);
    expect(toCursor(place)).toMatch(/^[\w-]+$/);
  });

  it('that is missing is the beginning', () => {
    expect(fromCursor(undefined, position)).toBeNull();
  });

  it.each(['', 'made up', toCursor({ at: 1 }), toCursor(null), toCursor({ at: '\0', id: '1' })])(
    'is refused if it is made up: %j',
    (text) => {
      expect(() => fromCursor(text, position)).toThrow('invalid-input');
    },
  );
});

describe('the query of a list', () => {
  it('asks for fifty rows, and for at most two hundred', () => {
    expect(pageQuery.parse({})).toEqual({ limit: 50 });
    expect(pageQuery.parse({ limit: '200' })).toEqual({ limit: 200 });
    expect(pageQuery.safeParse({ limit: '201' }).success).toBe(false);
  });
});

describe('a moment', () => {
  it('is none before the years that can be compared', () => {
    expect(momentSchema.parse('2026-11-23T10:00:00+01:00')).toEqual(new Date('2026-11-23T09:00Z'));
    expect(momentSchema.safeParse('0000-01-01T00:00:00Z').success).toBe(false);
  });
});

describe('an id', () => {
  it('is a UUID', () => {
    const id = '019ab0de-0000-7000-8000-000000000000';
    expect(idSchema<'user'>().parse(id.toUpperCase())).toBe(id);
    expect(idSchema<'user'>().safeParse("1' or '1'='1").success).toBe(false);
  });
});
