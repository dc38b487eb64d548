import type { ApiFilter } from '../filter-query.ts';

/** What can be done to requests, in the order of the buttons. */
export const actions = [
  { kind: 'approve', isDangerous: false },
  { kind: 'decline', isDangerous: true },
  { kind: 'cancel', isDangerous: true },
  { kind: 'send-again', isDangerous: false },
] as const;

export type ActionKind = (typeof actions)[number]['kind'];

/** What cannot be undone, so that it is asked for also for one request. */
export type DangerousKind = Extract<(typeof actions)[number], { isDangerous: true }>['kind'];

/** Which requests an action is for: these, or all that pass a filter. */
export type Selection = { readonly ids: readonly string[] } | { readonly filter: ApiFilter };

/** Where the page keeps the task that it has started, so that it is found again after a reload. */
export const taskParameter = 'task';
