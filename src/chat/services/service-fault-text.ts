import type { ServiceFault } from '../../domain/services/service-fault.ts';
import type { Translate } from '../i18n/translations.ts';

/** Why a service does not work, and what to do about it. */
export function serviceFaultText({ code, reason }: ServiceFault, t: Translate): string {
  const text = t(`service-fault-${code}`);
  return reason === null ? text : `${text} (${reason})`;
}
