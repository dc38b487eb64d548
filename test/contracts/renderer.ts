import { describe, expect, test } from 'vitest';
import type { Inline, View } from '../../src/chat/view.ts';
import { gallery } from '../chat/gallery.ts';

/** What a reader gets to see of a rendered message, told alike for every platform. */
export interface Reading {
  /** All texts as a reader sees them, markup taken off. */
  readonly text: string;
  /** Everything that is more than text, e.g. `bold`, `link https://…`, `mention 1`, `time`, `heading`. */
  readonly effects: readonly string[];
  readonly image: string | null;
  /** Ids of buttons and pickers, in order. */
  readonly presses: readonly string[];
  /** The values a picker offers. */
  readonly values: readonly string[];
  /** Ids of the people who are really notified. */
  readonly pings: readonly string[];
  /** What the platform would refuse. */
  readonly problems: readonly string[];
}

/** What every renderer promises. `effectsOf` names what a view's objects may do on this platform. */
export function rendererPromises<Rendered>(
  platform: string,
  render: (view: View) => Rendered,
  read: (rendered: Rendered) => Reading,
  effectsOf: (inline: Exclude<Inline, string>) => readonly string[],
): void {
  describe(`the ${platform} renderer`, () => {
    test.each(gallery)('$name: the platform takes it', ({ view }) => {
      expect(read(render(view)).problems).toEqual([]);
    });

    test.each(gallery)('$name: it is never empty', ({ view }) => {
      const { text, image } = read(render(view));
      expect(text !== '' || image !== null).toBe(true);
    });

    test.each(gallery)('$name: data has no effect', ({ view }) => {
      const meant = new Set(inlinesOf(view).flatMap(effectsOf));
      const stray = read(render(view)).effects.filter((effect) => !meant.has(effect));
      expect(stray).toEqual([]);
    });

    test.each(gallery)('$name: nobody is notified but by pings', ({ view }) => {
      const wanted = (view.pings ?? []).filter((key) => key.platform === platform);
      const { pings } = read(render(view));
      expect([...pings].sort()).toEqual(
        [...new Set(wanted.map((one) => one.platformUserId))].sort(),
      );
    });

    test.each(gallery)('$name: ids are the view’s, each once', ({ view, isTooMuch }) => {
      const { presses, values } = read(render(view));
      const wanted = pressesOf(view);
      expect(new Set(presses).size).toBe(presses.length);
      expect(wanted).toEqual(expect.arrayContaining([...presses]));
      expect(new Set(values).size).toBe(values.length);
      if (!isTooMuch) {
        expect([...presses].sort()).toEqual([...wanted].sort());
        expect(values).toEqual(view.picker?.options.map((option) => option.value) ?? []);
      }
    });

    const whole = gallery.filter((exhibit) => !exhibit.isTooMuch);
    test.each(whole)('$name: every word is there', ({ view }) => {
      const shown = squeeze(read(render(view)).text);
      for (const words of wordsOf(view)) expect(shown).toContain(squeeze(words));
    });

    test.each(gallery)('$name: the same view gives the same message', ({ view }) => {
      const before = structuredClone(view);
      expect(render(view)).toEqual(render(view));
      expect(view).toEqual(before);
    });
  });
}

function inlinesOf({ lines, fields = [], pings = [] }: View): Exclude<Inline, string>[] {
  const said = [...lines, ...fields.map((field) => field.value)].flat();
  return [
    ...said.filter((inline) => typeof inline !== 'string'),
    ...pings.map((mention) => ({ mention, name: '' })),
  ];
}

function wordsOf(view: View): string[] {
  const texts = [...view.lines, ...(view.fields ?? []).map((field) => field.value)]
    .flat()
    .flatMap((inline) => {
      if (typeof inline === 'string') return [inline];
      if ('bold' in inline) return [inline.bold];
      if ('quiet' in inline) return [inline.quiet];
      return 'link' in inline ? [inline.link] : [];
    });
  const names = (view.fields ?? []).map((field) => field.name);
  return [...texts, ...names, view.title ?? '', view.footer ?? ''];
}

function pressesOf({ picker, buttons = [] }: View): string[] {
  const ids = buttons.flat().flatMap((button) => ('press' in button ? [button.press] : []));
  return picker ? [picker.press, ...ids] : ids;
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
