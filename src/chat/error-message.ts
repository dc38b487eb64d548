import type { AppError } from '../domain/app-error.ts';
import { requestStates } from '../domain/requests/request.ts';
import type { Translate } from './i18n/translations.ts';

/** What a person reads about a fault. */
export function errorMessage(error: AppError, t: Translate): string {
  switch (error.code) {
    case 'bug':
      return t('fault-bug', { reference: '–' });
    case 'too-late': {
      const state = requestStates.find((known) => known === error.detail['state']);
      return t('fault-too-late', { state: state ? t(`word-${state}`) : '…' });
    }
    case 'service-unset':
      return t(error.detail['ofSpace'] ? 'fault-service-gone' : 'fault-service-unset');
    case 'not-approver':
      return t(error.detail['ofAny'] ? 'fault-not-approver-here' : 'fault-not-approver');
    case 'decided':
      return alreadyDecidedMessage(error, t);
    default:
      return t(`fault-${error.code}`);
  }
}

/** Who was first, and how long ago. */
function alreadyDecidedMessage({ detail }: AppError, t: Translate): string {
  const { state: known, by, at } = detail;
  const state = requestStates.find((each) => each === known);
  if (!state || typeof at !== 'string') return t('fault-decided');
  const since = { state: t(`word-${state}`), minutes: minutesSince(at) };
  return typeof by === 'string'
    ? t('decided-already', { ...since, name: by })
    : t('decided-already-unnamed', since);
}

function minutesSince(at: string): number {
  return Math.max(0, Math.floor((Date.now() - Date.parse(at)) / 60_000));
}
