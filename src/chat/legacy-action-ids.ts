/**
 * Verbs in the button ids of earlier versions, and their current names. Buttons stay in chats for months, so an entry
 * is never removed, and a verb in the left column never gets another meaning.
 */
const currentVerbs = {
  all: 'approve-all',
  'all-yes': 'approve-all-yes',
  ask: 'request',
  choose: 'choose-title',
  'decline-drop': 'decline-cancel',
  'decline-plain': 'decline-no-reason',
  'decline-say': 'decline-form',
  'decline-text': 'decline-submit',
  'decline-with': 'decline-reason',
  drop: 'cancel-draft',
  'edit-done': 'edit-close',
  follow: 'subscribe',
  'forget-not': 'forget-cancel',
  join: 'merge',
  'join-not': 'merge-cancel',
  mine: 'requests-page',
  more: 'details',
  past: 'history',
  pick: 'pick-seasons',
  separate: 'detach',
  server: 'settings-server',
  'setup-flip': 'setup-toggle',
  'setup-serve': 'setup-server',
  'setup-write': 'setup-form',
  'setup-written': 'setup-submit',
  speak: 'settings-language',
  take: 'select-seasons',
  'take-back': 'cancel-request',
  tell: 'settings-notify',
  turn: 'season-page',
  unfollow: 'unsubscribe',
  'unlink-stay': 'unlink-cancel',
  'user-choose': 'user-search-form',
  waiting: 'pending-page',
} as const satisfies Readonly<Record<string, string>>;

const byLegacyVerb: ReadonlyMap<string, string> = new Map(Object.entries(currentVerbs));

/** The current name of a verb that may come from a button of an earlier version. */
export function toCurrentVerb(verb: string): string {
  return byLegacyVerb.get(verb) ?? verb;
}

/** Arguments in the button ids of earlier versions, by the current verb. */
const currentArguments: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'setup-list': { service: 'server' },
  'setup-toggle': { nobody: 'no-roles' },
};

/** The current names of an action's arguments. */
export function toCurrentArguments(verb: string, args: readonly string[]): readonly string[] {
  const renamed = currentArguments[verb];
  return renamed ? args.map((arg) => renamed[arg] ?? arg) : args;
}
