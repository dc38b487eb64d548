import { describe, expect, it } from 'vitest';
import { loadTexts } from '../../src/chat/text/catalogue.ts';
import { type Offer, type TitleCard, titleCard } from '../../src/chat/title-card.ts';
import type { View } from '../../src/chat/view.ts';
import type { Scarcity } from '../../src/core/quota.ts';
import type { ExistingRequest, TitleDetails } from '../../src/core/title.ts';
import type { Draft } from '../../src/ports.ts';
import { aDraft, aSeries, aTitle } from '../support/factories.ts';

const t = loadTexts().in('en');
const everything: Offer = { standard: true, in4k: true };
const standardOnly: Offer = { standard: true, in4k: false };

function card(
  title: TitleDetails,
  allowed: Offer,
  draft: Partial<Draft> = {},
  scarcity: Scarcity | null = null,
  more: Partial<Pick<TitleCard, 'own' | 'followed'>> = {},
): View {
  const ids = {
    ask: (is4k: boolean) => `ask:${is4k}`,
    follow: (is4k: boolean) => `follow:${is4k}`,
    unfollow: (is4k: boolean) => `unfollow:${is4k}`,
    pick: 'pick',
    turn: (page: number) => `turn:${page}`,
    take: (which: string) => `take:${which}`,
    drop: 'drop',
  };
  return titleCard({
    title,
    draft: aDraft(draft),
    allowed,
    scarcity,
    isGuest: false,
    own: 3,
    followed: { standard: false, in4k: false },
    ids,
    t,
    ...more,
  });
}

function pressable(view: View): string[] {
  return (view.buttons ?? []).flat().flatMap((b) => ('press' in b && !b.isOff ? [b.press] : []));
}

function anAsk(more: Partial<ExistingRequest> = {}): ExistingRequest {
  const requester = { number: 2, name: 'alice' };
  return { number: 1, is4k: false, isOpen: true, requester, seasons: [], ...more };
}

describe('the card before asking', () => {
  it('says how little is left of a quota, and when there is more', () => {
    const freeAt = new Date('2026-11-30T10:00:00Z');
    const scarce = { left: 0, limit: 5, freeAt };
    const view = card(aTitle(), standardOnly, {}, scarce);
    expect(view.lines.at(-1)).toEqual([
      'Your quota: 0 of 5 left.',
      ' ',
      'Room again',
      ' ',
      { when: freeAt, style: 'date' },
    ]);
    expect(JSON.stringify(card(aTitle(), standardOnly))).not.toContain('quota');
  });

  it('offers what is allowed and not there', () => {
    expect(pressable(card(aTitle(), everything))).toEqual(['ask:false', 'ask:true', 'drop']);
    expect(pressable(card(aTitle(), standardOnly))).toEqual(['ask:false', 'drop']);
    expect(pressable(card(aTitle({ standard: 'available' }), everything))).toEqual([
      'ask:true',
      'drop',
    ]);
    expect(pressable(card(aTitle({ standard: 'blocked' }), standardOnly))).toEqual(['drop']);
  });

  it('offers only 4K when only 4K was asked for', () => {
    expect(pressable(card(aTitle(), everything, { wants4k: true }))).toEqual(['ask:true', 'drop']);
  });

  it('offers to hear of a film that somebody else asked for', () => {
    const title = aTitle({ standard: 'pending', requests: [anAsk()] });
    const view = card(title, standardOnly);
    expect(pressable(view)).toEqual(['follow:false', 'drop']);
    expect(JSON.stringify(view.fields)).toContain('alice');
  });

  it('does not offer to hear of what one asked for oneself', () => {
    const mine = anAsk({ requester: { number: 3, name: 'bob' } });
    const title = aTitle({ standard: 'pending', requests: [mine] });
    expect(pressable(card(title, standardOnly))).toEqual(['drop']);
    const shared = card(title, standardOnly, {}, null, { own: null });
    expect(pressable(shared)).toEqual(['follow:false', 'drop']);
  });

  it('says that one hears of it, and offers not to, until it is there', () => {
    const followed = { standard: true, in4k: false };
    const title = aTitle({ standard: 'pending', requests: [anAsk()] });
    const view = card(title, standardOnly, {}, null, { followed });
    expect(view.lines.at(-1)).toEqual(['You will hear when Dune (2021) arrives.']);
    expect(pressable(view)).toEqual(['unfollow:false']);
    const there = card(aTitle({ standard: 'available' }), standardOnly, {}, null, { followed });
    expect(JSON.stringify(there.lines)).not.toContain('You will hear');
    expect(pressable(there)).toEqual(['drop']);
  });

  it('does not take a declined request for an open one', () => {
    const title = aTitle({ requests: [anAsk({ isOpen: false })] });
    expect(pressable(card(title, standardOnly))).toEqual(['ask:false', 'drop']);
  });

  it('says so when the account may ask for nothing', () => {
    const view = card(aTitle(), { standard: false, in4k: false });
    expect(pressable(view)).toEqual(['drop']);
    expect(JSON.stringify(view.lines)).toContain('may not ask');
  });

  it('wants seasons before a series can be asked for', () => {
    const none = card(aSeries(3), standardOnly);
    expect(none.picker?.options).toHaveLength(3);
    expect(pressable(none)).toEqual(['take:all', 'take:latest', 'drop']);
    const some = card(aSeries(3), standardOnly, { seasons: [2, 3] });
    expect(pressable(some)).toContain('ask:false');
    expect(JSON.stringify(some.lines)).toContain('2–3');
  });

  it('has nothing to pick in a series without seasons, or with all of them taken', () => {
    expect(card(aSeries(0), standardOnly).picker).toBeUndefined();
    const taken = aSeries(2, { requests: [anAsk({ seasons: [1, 2] })] });
    const view = card(taken, standardOnly);
    expect(view.picker).toBeUndefined();
    expect(pressable(view)).toEqual(['follow:false', 'drop']);
  });

  it('turns pages in a long series', () => {
    expect(pressable(card(aSeries(26), standardOnly))).toContain('turn:1');
    expect(pressable(card(aSeries(26), standardOnly, { page: 1 }))).toContain('turn:0');
  });

  it('cuts a long overview at a word', () => {
    const [first] = card(aTitle({ overview: 'word '.repeat(500) }), standardOnly).lines;
    const text = String(first?.[0]);
    expect(text.length).toBeLessThanOrEqual(400);
    expect(text.endsWith('word…')).toBe(true);
  });
});
