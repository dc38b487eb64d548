import { describe, expect, it } from 'vitest';
import { loadTranslations } from '../../../../src/chat/i18n/translations.ts';
import { historyView } from '../../../../src/chat/requests/history-view.ts';
import { overseerrActor } from '../../../../src/domain/actor.ts';
import type { HistoryEntry } from '../../../../src/domain/requests/history.ts';
import { aRequest } from '../../../support/factories.ts';
import { t as text, textIn } from '../../../support/text.ts';

const olivia = { actor: 'Olivia', source: 'discord' } as const;
const overseerr = { actor: overseerrActor.name, source: overseerrActor.source };

function aHistoryEntry(event: string, more: Partial<HistoryEntry>): HistoryEntry {
  const at = new Date('2026-11-23T10:00:00Z');
  return { event, from: 'pending', to: 'pending', ...overseerr, at, detail: null, ...more };
}

/** The events as shown in the history, without their times. */
function renderedLines(events: readonly HistoryEntry[], locale = 'en'): unknown[] {
  const t = loadTranslations().forLocale(locale);
  const { lines } = historyView(aRequest({ state: 'available' }), events, { t, server: 'Seerr' });
  return lines.slice(1).map((line) => line.slice(2).join(''));
}

describe('the history of a request', () => {
  const decided = [
    aHistoryEntry('decide', { ...olivia, detail: { kind: 'approve', reason: null } }),
    aHistoryEntry('approve', olivia),
  ];
  const byServer = (event: string) => text('history-line-overseerr', { event, server: 'Seerr' });
  const byOlivia = text('history-line', {
    event: text('event-approve'),
    actor: 'Olivia',
    source: text('source-discord'),
  });

  it('names the Overseerr server by its title, and each decision once', () => {
    const events = [
      aHistoryEntry('await-approval', {}),
      ...decided,
      aHistoryEntry('start-processing', {}),
      aHistoryEntry('become-available', {}),
    ];
    expect(renderedLines(events)).toEqual([
      byServer(text('event-await-approval')),
      byOlivia,
      byServer(text('event-start-processing')),
      byServer(text('event-become-available')),
    ]);
  });

  it('is in the language of its reader', () => {
    const event = textIn('de', 'event-become-available');
    expect(renderedLines([aHistoryEntry('become-available', {})], 'de')).toEqual([
      textIn('de', 'history-line-overseerr', { event, server: 'Seerr' }),
    ]);
  });

  it('names the approver of a request that started at once', () => {
    const detail = { decidedBy: 'Olivia' };
    const later = { from: 'processing', detail } as const;
    const events = [
      aHistoryEntry('start-processing', { detail }),
      aHistoryEntry('become-available', later),
    ];
    const approver = text('history-detail-approved', { name: 'Olivia' });
    expect(renderedLines(events)).toEqual([
      `${byServer(text('event-start-processing'))} · ${approver}`,
      byServer(text('event-become-available')),
    ]);
  });

  it('names the person who decided on the Overseerr server instead', () => {
    const [own] = decided;
    const other = aHistoryEntry('decline', { actor: 'Carl', detail: { overtaken: 'Olivia' } });
    const line = { event: text('event-decline'), actor: 'Carl', source: 'Seerr' };
    const overtaken = text('history-detail-overtaken', { name: 'Olivia' });
    expect(renderedLines(own ? [own, other] : [])).toEqual([
      byOlivia,
      `${text('history-line', line)} · ${overtaken}`,
    ]);
  });
});
