import { describe, expect, it } from 'vitest';
import {
  isPlannable,
  splitTag,
  tagStatement,
  withoutValues,
} from '../../../../src/database/monitoring/statement-text.ts';

describe('the text of a statement in the log', () => {
  it.each([
    ["select 'Ada''s secret' from t where id = $1", 'select ? from t where id = $1'],
    ["(name = 'Ada'::text) AND (n > 42)", '(name = ?::text) AND (n > ?)'],
    ["state = any ('{pending,Ada}'::text[])", 'state = any (?::text[])'],
    ["e'a\\'Ada' || U&'Ada' || 'never closed Ada", '? || ? || ?'],
    ["'C:\\' || x || 'Ada'", '? || x || ?'],
    ['$$Ada$$ || $x$ A $$ da $x$', '? || ?'],
    ['limit 10 offset -1.5e3', 'limit ? offset -?'],
    ['select t1.a2, $12\n  from "t3"', 'select t1.a2, $12 from "t3"'],
  ])('has no values: %s', (text, expected) => {
    expect(withoutValues(text)).toBe(expected);
  });

  it('is cut when it is long', () => {
    expect(withoutValues('x'.repeat(5_000))).toHaveLength(2_001);
  });
});

it('a name in a text can be read back', () => {
  const text = tagStatement('request-find', ' select 1');
  expect(splitTag(text)).toEqual({ name: 'request-find', text: 'select 1' });
  expect(splitTag('select 1 /* no-name */')).toEqual({
    name: null,
    text: 'select 1 /* no-name */',
  });
});

it('only statements that read or change rows have a plan', () => {
  const texts = ['/* a */ with x as (select 1) select 1', '(select 1)', 'DELETE from t'];
  expect(texts.map(isPlannable)).toEqual([true, true, true]);
  const others = ["alter role x password 'y'", 'begin', 'withdraw', ''];
  expect(others.map(isPlannable)).toEqual([false, false, false, false]);
});
