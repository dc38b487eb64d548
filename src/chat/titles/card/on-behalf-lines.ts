import { getRemaining, type Quota } from '../../../domain/accounts/quota.ts';
import type { MediaType } from '../../../domain/titles/title.ts';
import type { Translate } from '../../i18n/translations.ts';
import type { Line } from '../../view.ts';
import type { RequestOptions } from '../title-card.ts';

/** The member whom an approver requests for, as far as a title card shows them. */
export interface BeneficiaryProps {
  readonly name: string;
  /** The name of their account on the server. */
  readonly accountName: string;
  /** Their quota for titles of this kind; null if it could not be read. */
  readonly quota: Quota | null;
}

/** Whether nothing can be requested for the member anymore. */
export function isExhausted({ quota }: BeneficiaryProps): boolean {
  return quota !== null && getRemaining(quota) === 0;
}

/** Whom the request is for, what they may request, and what is left of their quota. */
export function onBehalfLines(
  beneficiary: BeneficiaryProps,
  { mediaType, allowed }: { readonly mediaType: MediaType; readonly allowed: RequestOptions },
  t: Translate,
): Line[] {
  const { name, accountName, quota } = beneficiary;
  const right = allowed.standard
    ? allowed.in4k
      ? 'all'
      : 'standard'
    : allowed.in4k
      ? 'only4k'
      : null;
  return [
    [{ bold: t('on-behalf-for', { name, account: accountName }) }],
    ...(right ? [[t(`on-behalf-rights-${right}`)]] : []),
    ...(quota ? [[quotaText(quota, mediaType, t)]] : []),
    ...(isExhausted(beneficiary) ? [[t('on-behalf-quota-used')]] : []),
    [{ quiet: t('on-behalf-approved') }],
  ];
}

function quotaText(quota: Quota, mediaType: MediaType, t: Translate): string {
  const left = getRemaining(quota);
  const { limit } = quota;
  return left === null || limit === null
    ? t(`me-quota-${mediaType}-unlimited`)
    : t(`me-quota-${mediaType}`, { left, limit });
}
