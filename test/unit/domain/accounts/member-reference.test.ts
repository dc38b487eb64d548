import { describe, expect, it } from 'vitest';
import { takeNamedMember } from '../../../../src/domain/accounts/member-reference.ts';

describe('the member that the text of a command names', () => {
  it.each([
    ['dune for:@bob', 'dune', '@bob'],
    ['for:@bob dune', 'dune', '@bob'],
    ['dune for: @bob', 'dune', '@bob'],
    ['dune For:"Ada L"', 'dune', 'Ada L'],
    ['dune for:<@12>', 'dune', '<@12>'],
    ['dune for:', 'dune', ''],
    ['dune para:@bob', 'dune', '@bob'],
    ['for all mankind', 'for all mankind', null],
  ])('reads %s', (text, rest, member) => {
    expect(takeNamedMember(text, ['for', 'para'])).toEqual({ rest, member });
  });
});
