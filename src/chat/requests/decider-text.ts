import { getDecidingVotes } from '../../domain/approvals/decision.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import type { Translate } from '../i18n/translations.ts';

/** Who decided on a request: a person, or votes under a rule that this person has set. */
export function deciderText(request: MediaRequest, name: string, t: Translate): string {
  const count = getDecidingVotes(request);
  return count === null ? name : t('decided-by-votes', { votes: t('vote-count', { count }), name });
}
