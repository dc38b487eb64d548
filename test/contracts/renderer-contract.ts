import { describe, expect, test } from 'vitest';
import type { Inline, View } from '../../src/chat/view.ts';
import { viewSamples } from './view-samples.ts';

/** What a reader gets to see of a rendered message, told alike for every platform. */
export interface VisibleMessage {
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
  readonly mentions: readonly string[];
  /** What the platform would refuse. */
  readonly problems: readonly string[];
}

/** What every renderer promises. `effectsOf` names what a view's objects may do on this platform. */
export function testRendererContract<Rendered>(
  platform: string,
  render: (view: View) => Rendered,
  read: (rendered: Rendered) => VisibleMessage,
  effectsOf: (inline: Exclude<Inline, string>) => readonly string[],
): void {
  describe(`the ${platform} renderer`, () => {
    test.each(viewSamples)('$name: the platform takes it', ({ view }) => {
      expect(read(render(view)).problems).toEqual([]);
    });

    test.each(viewSamples)('$name: it is never empty', ({ view }) => {
      const { text, image } = read(render(view));
      expect(text !== '' || image !== null).toBe(true);
    });

    test.each(viewSamples)('$name: data has no effect', ({ view }) => {
      const meant = new Set(inlinesOf(view).flatMap(effectsOf));
      const stray = read(render(view)).effects.filter((effect) => !meant.has(effect));
      expect(stray).toEqual([]);
    });

    test.each(viewSamples)('$name: nobody is notified but by pings', ({ view }) => {
      const wanted = (view.mentions ?? []).filter((key) => key.platform === platform);
      const { mentions } = read(render(view));
      expect([...mentions].sort()).toEqual(
        [...new Set(wanted.map((one) => one.platformUserId))].sort(),
      );
    });

    test.each(viewSamples)('$name: ids are the view’s, each once', ({ view, exceedsLimits }) => {
      const { presses, values } = read(render(view));
      const wanted = pressesOf(view);
      expect(new Set(presses).size).toBe(presses.length);
      expect(wanted).toEqual(expect.arrayContaining([...presses]));
      expect(new Set(values).size).toBe(values.length);
      if (!exceedsLimits) {
        expect([...presses].sort()).toEqual([...wanted].sort());
        expect(values).toEqual(view.picker?.options.map((option) => option.value) ?? []);
      }
    });

    const withinLimits = viewSamples.filter((exhibit) => !exhibit.exceedsLimits);
    test.each(withinLimits)('$name: every word is there', ({ view }) => {
      const shown = squeeze(read(render(view)).text);
      for (const words of wordsOf(view)) expect(shown).toContain(squeeze(words));
    });

    test.each(viewSamples)('$name: the same view gives the same message', ({ view }) => {
      const before = structuredClone(view);
      expect(render(view)).toEqual(render(view));
      expect(view).toEqual(before);
    });
  });
}

function inlinesOf({ lines, fields = [], mentions = [] }: View): Exclude<Inline, string>[] {
  const inlines = [...lines, ...fields.map((field) => field.value)].flat();
  return [
    ...inlines.filter((inline) => typeof inline !== 'string'),
    ...mentions.map((mention) => ({ mention, name: '' })),
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
