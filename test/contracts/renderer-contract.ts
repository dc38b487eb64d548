import { describe, expect, test } from 'vitest';
import type { Inline, View } from '../../src/chat/view.ts';
import { viewSamples } from './view-samples.ts';

/** What a reader sees of a rendered message, in the same form for every platform. */
export interface VisibleMessage {
  /** The visible text, without markup. */
  readonly text: string;
  /** Everything that is more than text, such as `bold`, `link https://…`, `mention 1`, `time`, `heading`. */
  readonly effects: readonly string[];
  readonly image: string | null;
  /** IDs of buttons and pickers, in order. */
  readonly presses: readonly string[];
  /** The values of the picker. */
  readonly values: readonly string[];
  /** IDs of the notified users. */
  readonly mentions: readonly string[];
  /** Violations of the platform's rules. */
  readonly problems: readonly string[];
}

/** The contract of every renderer. `effectsOf` returns the effects that an inline may have on the platform. */
export function testRendererContract<Rendered>(
  platform: string,
  render: (view: View) => Rendered,
  read: (rendered: Rendered) => VisibleMessage,
  effectsOf: (inline: Exclude<Inline, string>) => readonly string[],
): void {
  describe(`the ${platform} renderer`, () => {
    test.each(viewSamples)('$name: the platform accepts it', ({ view }) => {
      expect(read(render(view)).problems).toEqual([]);
    });

    test.each(viewSamples)('$name: the message is not empty', ({ view }) => {
      const { text, image } = read(render(view));
      expect(text !== '' || image !== null).toBe(true);
    });

    test.each(viewSamples)('$name: text has no markup effects', ({ view }) => {
      const allowed = new Set(inlinesOf(view).flatMap(effectsOf));
      // The address of a button that a platform refuses may be shown as text, which the app makes a link.
      if (hasAddresses(view)) allowed.add('url');
      const unexpected = read(render(view)).effects.filter((effect) => !allowed.has(effect));
      expect(unexpected).toEqual([]);
    });

    test.each(viewSamples)('$name: only mentioned users are notified', ({ view }) => {
      const expected = (view.mentions ?? []).filter((key) => key.platform === platform);
      const { mentions } = read(render(view));
      expect([...mentions].sort()).toEqual(
        [...new Set(expected.map((account) => account.platformUserId))].sort(),
      );
    });

    test.each(viewSamples)(
      '$name: the button IDs are those of the view, each once',
      ({ view, exceedsLimits }) => {
        const { presses, values } = read(render(view));
        const expected = pressesOf(view);
        expect(new Set(presses).size).toBe(presses.length);
        expect(expected).toEqual(expect.arrayContaining([...presses]));
        expect(new Set(values).size).toBe(values.length);
        if (!exceedsLimits) {
          expect([...presses].sort()).toEqual([...expected].sort());
          expect(values).toEqual(view.picker?.options.map((option) => option.value) ?? []);
        }
      },
    );

    const withinLimits = viewSamples.filter((sample) => !sample.exceedsLimits);
    test.each(withinLimits)('$name: the text is complete', ({ view }) => {
      const visible = squeeze(read(render(view)).text);
      for (const text of textsOf(view)) expect(visible).toContain(squeeze(text));
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

function textsOf(view: View): string[] {
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

function hasAddresses({ buttons = [] }: View): boolean {
  return buttons.flat().some((button) => 'url' in button);
}
