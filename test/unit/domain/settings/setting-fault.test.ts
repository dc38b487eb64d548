import { describe, expect, it } from 'vitest';
import {
  faultMessage,
  readFault,
  toProblem,
} from '../../../../src/domain/settings/setting-fault.ts';

describe('a fault in the message of a schema', () => {
  it('is read back with what the rule says', () => {
    expect(readFault(faultMessage('at-least', { min: 2 }))).toEqual({
      code: 'at-least',
      args: { min: 2 },
    });
  });

  it.each(['Invalid input', '', '{"code":"made-up"}', 'null', '{"code":"toString"}'])(
    'is only known as invalid when it says %s',
    (message) => {
      expect(readFault(message)).toEqual({ code: 'invalid', args: {} });
    },
  );
});

it('a problem names the setting, the rule, and no value', () => {
  expect(toProblem(['A', 'B'], 'together', { other: 'B' })).toEqual({
    names: ['A', 'B'],
    code: 'together',
    args: { name: 'A', other: 'B' },
    text: 'A and B must be set together',
  });
});
