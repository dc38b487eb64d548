import { describe, expect, it } from 'vitest';
import { historyView } from '../../src/chat/history-view.ts';
import { loadTexts } from '../../src/chat/text/catalogue.ts';
import type { PastEvent } from '../../src/ports.ts';
import { byService } from '../../src/usecases/observation.ts';
import { aRequest } from '../support/factories.ts';

const olivia = { actor: 'Olivia', door: 'discord' } as const;
const server = { actor: byService.name, door: byService.door };

function aPast(event: string, more: Partial<PastEvent>): PastEvent {
  const at = new Date('2026-11-23T10:00:00Z');
  return { event, from: 'pending', to: 'pending', ...server, at, detail: null, ...more };
}

/** What the history says of events, without when they happened. */
function said(events: readonly PastEvent[], locale = 'en'): unknown[] {
  const t = loadTexts().in(locale);
  const { lines } = historyView(aRequest({ state: 'available' }), events, { t });
  return lines.slice(1).map((line) => line.slice(2).join(''));
}

describe('the history of a request', () => {
  const decided = [
    aPast('decide', { ...olivia, detail: { verdict: 'approve', reason: null } }),
    aPast('approve', olivia),
  ];

  it('names the media server once, and a decision once', () => {
    const events = [aPast('hold', {}), ...decided, aPast('start', {}), aPast('arrive', {})];
    expect(said(events)).toEqual([
      'waiting for approval (the media server)',
      'approved by Olivia (Discord)',
      'on its way (the media server)',
      'available (the media server)',
    ]);
    expect(said(events, 'de')).toEqual([
      'wartet auf Freigabe (Medienserver)',
      'freigegeben von Olivia (Discord)',
      'unterwegs (Medienserver)',
      'da (Medienserver)',
    ]);
  });

  it('names whoever approved what began at once', () => {
    const detail = { decidedBy: 'Olivia' };
    const more = { from: 'processing', detail } as const;
    expect(said([aPast('start', { detail }), aPast('arrive', more)])).toEqual([
      'on its way (the media server) · approved by Olivia',
      'available (the media server)',
    ]);
  });

  it('names whoever decided on the media server instead', () => {
    const [mine] = decided;
    const theirs = aPast('decline', { actor: 'Carl', detail: { overtaken: 'Olivia' } });
    expect(said(mine ? [mine, theirs] : [])).toEqual([
      'approved by Olivia (Discord)',
      'declined by Carl (the media server) · instead of what Olivia had decided',
    ]);
  });
});
