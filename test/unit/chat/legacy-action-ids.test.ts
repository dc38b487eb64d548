import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { parseActionId } from '../../../src/chat/action.ts';
import { legacyVerbs, toPresentVerb } from '../../../src/chat/legacy-action-ids.ts';

const present = commands.flatMap((command) => command.actions.map(({ verb }) => verb));

describe('a button of an earlier version', () => {
  it.each(legacyVerbs)('%s still leads to an action', (verb) => {
    expect(present).toContain(toPresentVerb(verb));
  });

  it('keeps its arguments and what was toggled', () => {
    expect(parseActionId('take:0192f0c1:all~7')).toEqual({
      verb: 'select-seasons',
      args: ['0192f0c1', 'all'],
      toggled: '7',
    });
  });

  it('has a verb that no current action uses for something else', () => {
    expect(legacyVerbs.filter((verb) => present.includes(verb))).toEqual([]);
  });

  it('of the current version is not changed', () => {
    expect(parseActionId('approve:1')?.verb).toBe('approve');
  });
});
