import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { parseActionId } from '../../../src/chat/action.ts';
import { toCurrentVerb } from '../../../src/chat/legacy-action-ids.ts';

/** The verbs of the buttons that version 0.1.0 posted, and their current names. */
const renamedVerbs = [
  ['all', 'approve-all'],
  ['all-yes', 'approve-all-yes'],
  ['ask', 'request'],
  ['choose', 'choose-title'],
  ['decline-drop', 'decline-cancel'],
  ['decline-plain', 'decline-no-reason'],
  ['decline-say', 'decline-form'],
  ['decline-text', 'decline-submit'],
  ['decline-with', 'decline-reason'],
  ['drop', 'cancel-draft'],
  ['edit-done', 'edit-close'],
  ['follow', 'subscribe'],
  ['forget-not', 'forget-cancel'],
  ['join', 'merge'],
  ['join-not', 'merge-cancel'],
  ['mine', 'requests-page'],
  ['more', 'details'],
  ['past', 'history'],
  ['pick', 'pick-seasons'],
  ['separate', 'detach'],
  ['server', 'settings-server'],
  ['setup-flip', 'setup-toggle'],
  ['setup-serve', 'setup-server'],
  ['setup-write', 'setup-form'],
  ['setup-written', 'setup-submit'],
  ['speak', 'settings-language'],
  ['take', 'select-seasons'],
  ['take-back', 'cancel-request'],
  ['tell', 'settings-notify'],
  ['turn', 'season-page'],
  ['unfollow', 'unsubscribe'],
  ['unlink-stay', 'unlink-cancel'],
  ['user-choose', 'user-search-form'],
  ['waiting', 'pending-page'],
] as const;

const currentVerbs = commands.flatMap((command) => command.actions.map(({ verb }) => verb));

describe('a button of an earlier version', () => {
  it.each(renamedVerbs)('with the verb %s leads to the action %s', (verb, currentVerb) => {
    expect(toCurrentVerb(verb)).toBe(currentVerb);
    expect(currentVerbs).toContain(currentVerb);
  });

  it('keeps its arguments and the picked value', () => {
    expect(parseActionId('take:0192f0c1:all~7')).toEqual({
      verb: 'select-seasons',
      args: ['0192f0c1', 'all'],
      picked: '7',
      isUnpicked: false,
    });
  });

  it('keeps the meaning of a renamed argument', () => {
    expect(parseActionId('setup-flip:nobody')?.args).toEqual(['no-roles']);
    expect(parseActionId('setup-toggle:nobody')?.args).toEqual(['no-roles']);
    expect(parseActionId('setup-list:service')?.args).toEqual(['server']);
  });

  it('has a verb that no current action uses with another meaning', () => {
    expect(renamedVerbs.filter(([verb]) => currentVerbs.includes(verb))).toEqual([]);
  });

  it('of the current version is not changed', () => {
    expect(parseActionId('approve:1')?.verb).toBe('approve');
  });
});
