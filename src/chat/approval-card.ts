import { Fault } from '../core/fault.ts';
import type { MediaRequest } from '../core/request.ts';
import { formatSeasons } from '../core/season.ts';
import { nameWithYear, posterUrl } from '../core/title.ts';
import type { ApprovalFacts } from '../ports.ts';
import { faultMessage } from './fault-message.ts';
import { stateText, tones } from './request-card.ts';
import type { Say } from './text/catalogue.ts';
import { titleUrl } from './title-address.ts';
import type { Button, Field, Line, View } from './view.ts';

/** Ids of the buttons for approvers. */
export interface ApprovalIds {
  readonly approve: (request: MediaRequest) => string;
  readonly decline: (request: MediaRequest) => string;
  readonly retry: (request: MediaRequest) => string;
  readonly reopen: (request: MediaRequest) => string;
  readonly more: (request: MediaRequest) => string;
  readonly edit: (request: MediaRequest) => string;
}

/**
 * Puts a request before the approvers; once it is decided, says by whom, when and why, without
 * the buttons for deciding.
 */
export function approvalCard(
  request: MediaRequest,
  { facts, ids, t }: { facts: ApprovalFacts | null; ids: ApprovalIds; t: Say },
): View {
  const title = nameWithYear(request.title);
  const poster = posterUrl(request.title.posterPath);
  const { requesterName: name } = request;
  const account = facts?.accountName;
  const isWaiting = request.state === 'pending' && !request.decision;
  const buttons = buttonsFor(request, facts, ids, t);
  return {
    tone: isWaiting ? 'warn' : tones[request.state],
    title: isWaiting ? t('approval-title', { title }) : title,
    url: titleUrl(request.title),
    ...(poster ? { image: poster } : {}),
    lines: [
      [
        account && account !== name
          ? t('approval-asked-as', { name, account })
          : t('approval-asked', { name }),
      ],
      [{ bold: decisionText(request, t) ?? stateText(request, t) }],
      ...troubleLines(request, t),
    ],
    fields: fieldsFor(request, facts, t),
    ...(buttons.length > 0 ? { buttons: [buttons] } : {}),
    ...(isWaiting ? { reactions: ['yes', 'no'] } : {}),
  };
}

/** Why a decision did not come through, or what the downloader made of it. */
function troubleLines({ state, cause, number, decision }: MediaRequest, t: Say): Line[] {
  if (state === 'failed' && !cause && number !== null) return [[t('approval-failed')]];
  if (!cause || decision) return [];
  if (state !== 'failed' && state !== 'pending') return [];
  return [[t('approval-back', { cause: faultMessage(new Fault(cause), t) })]];
}

/** What was decided in the chat and is not yet carried out; null for nothing. */
export function decisionText({ state, decision }: MediaRequest, t: Say): string | null {
  if (state !== 'pending' || !decision) return null;
  return t(`decision-${decision.verdict}`, { name: decision.name });
}

function fieldsFor(request: MediaRequest, facts: ApprovalFacts | null, t: Say): Field[] {
  const { seasons, is4k, decidedBy, reason, state, stateAt } = request;
  const rows: Field[] = [];
  if (seasons.length > 0) {
    rows.push({ name: t('field-season-list'), value: [formatSeasons(seasons)] });
  }
  if (is4k) rows.push({ name: t('field-quality'), value: [t('quality-4k')] });
  const quota = facts?.quota;
  if (quota?.limit) {
    const { used, limit } = quota;
    rows.push({ name: t('field-quota'), value: [t('approval-quota', { used, limit })] });
  }
  if (facts && facts.waiting > 1) {
    rows.push({ name: t('field-waiting'), value: [String(facts.waiting)] });
  }
  rows.push({ name: t('field-door'), value: [t(`door-${request.door}`)] });
  if (decidedBy && state !== 'pending') {
    rows.push({
      name: t('field-decided-by'),
      value: [decidedBy, ', ', { when: stateAt, style: 'relative' }],
    });
  }
  if (reason) rows.push({ name: t('field-reason'), value: [reason] });
  return rows;
}

function buttonsFor(
  request: MediaRequest,
  facts: ApprovalFacts | null,
  ids: ApprovalIds,
  t: Say,
): Button[] {
  const link: Button[] = facts?.url ? [{ label: t('approval-open'), url: facts.url }] : [];
  if (request.state === 'failed' && request.number !== null) {
    return [{ label: t('button-retry'), press: ids.retry(request), style: 'main' }, ...link];
  }
  if (request.state === 'declined') {
    return [
      { label: t('button-reopen'), press: ids.reopen(request), style: 'plain' },
      { label: t('button-more'), press: ids.more(request), style: 'plain' },
    ];
  }
  if (request.state !== 'pending' || request.decision) return [];
  return [
    { label: t('button-approve'), press: ids.approve(request), style: 'main' },
    { label: t('button-decline'), press: ids.decline(request), style: 'danger' },
    { label: t('button-edit'), press: ids.edit(request), style: 'plain' },
    { label: t('button-more'), press: ids.more(request), style: 'plain' },
    ...link,
  ];
}
