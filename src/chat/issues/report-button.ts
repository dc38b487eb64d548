import type { ServiceId } from '../../domain/id.ts';
import type { TitleKey } from '../../domain/titles/title.ts';
import type { Translate } from '../i18n/translations.ts';
import type { Button } from '../view.ts';
import { reportButtonId } from './report-actions.ts';

/** The button that reports an issue with a title in the library. Whether somebody may is checked when they press. */
export function reportButton(serviceId: ServiceId, title: TitleKey, t: Translate): Button {
  const { mediaType, tmdbId } = title;
  const press = reportButtonId(serviceId, { mediaType, tmdbId });
  return { label: t('button-issue-report'), press, style: 'plain' };
}
