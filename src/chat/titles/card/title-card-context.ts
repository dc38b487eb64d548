import type { Context } from '../../context.ts';

/** The use cases that a title card and its buttons need. */
export const titleCardUses = [
  'answeredCards',
  'downloadChoices',
  'drafts',
  'following',
  'members',
  'onBehalf',
  'quotas',
  'requests',
  'services',
  'subscriptions',
  'titleSearch',
] as const;

export type CardContext = Context<(typeof titleCardUses)[number]>;
