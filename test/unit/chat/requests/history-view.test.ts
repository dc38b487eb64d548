import { describe, expect, it } from 'vitest';
import { loadTranslations } from '../../../../src/chat/i18n/translations.ts';
import { historyView } from '../../../../src/chat/requests/history-view.ts';
import { overseerrActor } from '../../../../src/domain/actor.ts';
import type { HistoryEntry } from '../../../../src/ports/ports.ts';
import { aRequest } from '../../../support/factories.ts';

const olivia = { actor: 'Olivia', source: 'discord' } as const;
const server = { actor: overseerrActor.name, source: overseerrActor.source };

function aHistoryEntry(event: string, more: Partial<HistoryEntry>): HistoryEntry {
  const at = new Date('2026-11-23T10:00:00Z');
  return { event, from: 'pending', to: 'pending', ...server, at, detail: null, ...more };
}

/** What the history says of events, without when they happened. */
function renderedLines(events: readonly HistoryEntry[], locale = 'en'): unknown[] {
  const t = loadTranslations().forLocale(locale);
  const { lines } = historyView(aRequest({ state: 'available' }), events, { t });
  return lines.slice(1).map((line) => line.slice(2).join(''));
}

describe('the history of a request', () => {
  const decided = [
    aHistoryEntry('decide', { ...olivia, detail: { kind: 'approve', reason: null } }),
    aHistoryEntry('approve', olivia),
  ];

  it('names the media server once, and a decision once', () => {
    const events = [
      aHistoryEntry('await-approval', {}),
      ...decided,
      aHistoryEntry('start-processing', {}),
      aHistoryEntry('become-available', {}),
    ];
    expect(renderedLines(events)).toEqual([
      'waiting for approval (the media server)',
      'approved by Olivia (Discord)',
      'on its way (the media server)',
      'available (the media server)',
    ]);
    expect(renderedLines(events, 'de')).toEqual([
      'wartet auf Freigabe (Medienserver)',
      'freigegeben von Olivia (Discord)',
      'unterwegs (Medienserver)',
      'da (Medienserver)',
    ]);
  });

  it('names whoever approved what began at once', () => {
    const detail = { decidedBy: 'Olivia' };
    const more = { from: 'processing', detail } as const;
    expect(
      renderedLines([
        aHistoryEntry('start-processing', { detail }),
        aHistoryEntry('become-available', more),
      ]),
    ).toEqual([
      'on its way (the media server) · approved by Olivia',
      'available (the media server)',
    ]);
  });

  it('names whoever decided on the media server instead', () => {
    const [mine] = decided;
    const theirs = aHistoryEntry('decline', { actor: 'Carl', detail: { overtaken: 'Olivia' } });
    expect(renderedLines(mine ? [mine, theirs] : [])).toEqual([
      'approved by Olivia (Discord)',
      'declined by Carl (the media server) · instead of what Olivia had decided',
    ]);
  });
});
