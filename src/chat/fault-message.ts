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
    default:
      return t(`fault-${fault.code}`);
  }
}
