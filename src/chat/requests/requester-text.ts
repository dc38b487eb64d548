import type { MediaRequest } from '../../domain/requests/request.ts';
import type { Translate } from '../i18n/translations.ts';

/** Who requested: the requester, or the approver who did it for them. */
export function requesterText(
  { requesterName, madeBy }: Pick<MediaRequest, 'requesterName' | 'madeBy'>,
  t: Translate,
): string {
  return madeBy
    ? t('requester-on-behalf', { by: madeBy.name, name: requesterName })
    : requesterName;
}
