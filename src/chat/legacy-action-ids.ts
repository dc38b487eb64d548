/**
 * Verbs of buttons that earlier versions posted, and their present names. Messages live for months, so an entry is
 * never removed and a verb in the left column never gets another meaning.
 */
const presentVerbs = {
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

const byLegacyVerb: ReadonlyMap<string, string> = new Map(Object.entries(presentVerbs));

/** The present name of an action's verb, which may come from a button of an earlier version. */
export function toPresentVerb(verb: string): string {
  return byLegacyVerb.get(verb) ?? verb;
}

/** Arguments that earlier versions wrote, by the present verb. */
const presentArguments: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'setup-list': { service: 'server' },
};

/** The present names of an action's arguments. */
export function toPresentArguments(verb: string, args: readonly string[]): readonly string[] {
  const renamed = presentArguments[verb];
  return renamed ? args.map((arg) => renamed[arg] ?? arg) : args;
}

/** Every verb of an earlier version. */
export const legacyVerbs: readonly string[] = [...byLegacyVerb.keys()];
