import type { Fault } from '../core/fault.ts';
import { requestStates } from '../core/request.ts';
import type { Say } from './text/catalogue.ts';

/** What a person reads about a fault. */
export function faultMessage(fault: Fault, t: Say): string {
  switch (fault.code) {
    case 'bug':
      return t('fault-bug', { reference: '–' });
    case 'too-late': {
      const state = requestStates.find((known) => known === fault.detail['state']);
      return t('fault-too-late', { state: state ? t(`word-${state}`) : '…' });
    }
    case 'service-unset':
      return t(fault.detail['ofSpace'] ? 'fault-service-gone' : 'fault-service-unset');
    case 'not-approver':
      return t(fault.detail['ofAny'] ? 'fault-not-approver-here' : 'fault-not-approver');
    case 'decided':
      return decidedMessage(fault, t);
    default:
      return t(`fault-${fault.code}`);
  }
}

/** Who was first, and how long ago. */
function decidedMessage({ detail }: Fault, t: Say): string {
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
