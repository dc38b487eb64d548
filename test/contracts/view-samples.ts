import type { Button, Inline, Line, PickerOption, Tone, View } from '../../src/chat/view.ts';
import { discoverSamples } from './discover-samples.ts';
import { followSamples } from './follow-samples.ts';
import { issueSamples } from './issue-samples.ts';
import { languageSamples } from './language-samples.ts';
import { optionSamples } from './option-samples.ts';
import { standingSamples } from './standing-samples.ts';
import { voteSamples } from './vote-samples.ts';

/** A view that every platform has to render. */
export interface ViewSample {
  /** Used as a file name: words with hyphens. */
  readonly name: string;
  readonly view: View;
  /** Exceeds the limits of a platform: text may be cut, and fields and buttons may be missing. */
  readonly exceedsLimits?: boolean;
}

/** Texts that a platform could interpret as markup. */
export const hostileTexts = [
  '*bold* **bolder** ***both*** _under_ __line__ ~~gone~~',
  '<@1> <@!1> <@&1> <#1> </request:1> <id:customize> @everyone @here',
  'https://x.example http://y.example/a_b steam://run discord.gg/abc tg://user?id=1',
  '[a](https://x.example) ![b](https://y.example) <https://z.example>',
  '# heading',
  '-# small',
  '> quote',
  '>>> block',
  '- item',
  '+ item',
  '1. first',
  '1984) second',
  '||spoiler|| `code` ```block```',
  '<t:0:R> <:name:1> <a:name:1> :smile: :+1:',
  '\\*already\\* \\\\escaped\\',
  '<b>bold</b> <a href="https://x.example">a</a> &amp; &lt; &#x27; </pre><code>',
  '/start@some_bot #hashtag $CASH @username user@mail.example',
  'line\n# heading\n- item\n> quote\n1. first',
  '  # indented\n\t- item',
] as const;

const key = (platformUserId: string) => ({ platform: 'discord', platformUserId }) as const;
const overview = 'A duke’s son leads desert warriors against the emperor. '.repeat(90);
const family = '👨‍👩‍👧‍👦';
const tones: readonly Tone[] = ['neutral', 'busy', 'good', 'warn', 'bad'];

const everyInline: Line = [
  'plain ',
  { bold: 'bold' },
  ' ',
  { quiet: 'quiet' },
  ' ',
  { link: 'a link', url: 'https://example.com/a_(b)?c=1&d=2' },
  ' ',
  { mention: key('80351110224678912'), name: 'Nelly' },
  ' ',
  { when: new Date('2026-06-01T12:00:00Z'), style: 'date' },
  ' ',
  { when: new Date('2026-06-01T12:00:00Z'), style: 'relative' },
];

/** Views with everything that a view can contain, including hostile texts. */
export const viewSamples: readonly ViewSample[] = [
  ...discoverSamples,
  ...issueSamples,
  ...optionSamples,
  ...followSamples,
  ...languageSamples,
  ...standingSamples,
  ...voteSamples,
  { name: 'plain', view: { tone: 'neutral', lines: [['One line of text.']] } },
  ...tones.map((tone) => ({
    name: `tone-${tone}`,
    view: { tone, title: 'Dune (2021)', lines: [[`This is ${tone}.`]] },
  })),
  { name: 'every-inline', view: { tone: 'neutral', lines: [everyInline] } },
  { name: 'quiet-line', view: { tone: 'neutral', lines: [['Loud'], [{ quiet: 'only quiet' }]] } },
  {
    name: 'neighbours',
    view: {
      tone: 'neutral',
      lines: [
        ['see https:', '//x.example and @', 'everyone and <', '@1>'],
        ['1', '. not a list'],
        [{ bold: 'bold' }, { quiet: 'quiet' }, { bold: ' wide ' }, 'end'],
        [{ quiet: ' first' }, ' then'],
      ],
    },
  },
  {
    name: 'title-card',
    view: {
      tone: 'neutral',
      title: 'Dune (2021)',
      url: 'https://www.themoviedb.org/movie/438631',
      image: 'https://image.tmdb.org/t/p/w500/d5NXSklXo0qyIYkgV94XAgMIckC.jpg',
      lines: [['Paul Atreides leads nomadic tribes.'], [], [{ bold: 'Pending approval' }]],
      fields: [
        { name: 'Status', value: ['Unknown'] },
        {
          name: 'Estimated',
          value: [{ when: new Date('2026-06-01T12:00:00Z'), style: 'relative' }],
        },
      ],
      footer: 'You are a guest.',
      buttons: [
        [
          { label: 'Request', press: 'ask:aaaaaaaaaaaaaaaaaaaaaa:0', style: 'main' },
          {
            label: 'Request in 4K',
            press: 'ask:aaaaaaaaaaaaaaaaaaaaaa:1',
            style: 'main',
            isDisabled: true,
          },
          { label: 'Cancel', press: 'drop:aaaaaaaaaaaaaaaaaaaaaa', style: 'danger' },
          { label: 'Open', url: 'https://www.themoviedb.org/movie/438631' },
        ],
      ],
    },
  },
  ...hostileTexts.map((text, index) => ({
    name: `nasty-${String(index + 1).padStart(2, '0')}`,
    view: hostileView(text),
  })),
  {
    name: 'right-to-left',
    view: { tone: 'good', title: 'ديون: الجزء الثاني', lines: [['חולית (2021) – דיון']] },
  },
  {
    name: 'emoji',
    view: { tone: 'good', title: `${family} 🇩🇪 👍🏽`, lines: [[`${family} é ç 日本語`]] },
  },
  {
    name: 'long-title',
    exceedsLimits: true,
    view: { tone: 'neutral', title: 'Long '.repeat(60), lines: [['short']] },
  },
  {
    name: 'long-title-of-signs',
    exceedsLimits: true,
    view: { tone: 'neutral', title: '*_'.repeat(150), lines: [['short']] },
  },
  {
    name: 'long-overview',
    exceedsLimits: true,
    view: { tone: 'neutral', title: 'Dune', lines: [[overview]], footer: 'the end' },
  },
  {
    name: 'long-overview-of-families',
    exceedsLimits: true,
    view: { tone: 'neutral', lines: [[family.repeat(500)]] },
  },
  {
    name: 'long-inlines',
    exceedsLimits: true,
    view: {
      tone: 'neutral',
      lines: [
        [{ bold: overview }],
        [{ link: overview, url: 'https://example.com' }],
        [{ quiet: overview }],
        everyInline,
      ],
    },
  },
  {
    name: 'thirty-fields',
    exceedsLimits: true,
    view: {
      tone: 'neutral',
      title: 'Fields',
      lines: [[overview]],
      fields: range(30).map((n) => ({ name: `Field ${n} ${'n'.repeat(300)}`, value: [overview] })),
      footer: 'f'.repeat(3_000),
    },
  },
  {
    name: 'blank-parts',
    exceedsLimits: true,
    view: {
      tone: 'neutral',
      title: ' ',
      lines: [['\n'], [], [''], [{ bold: '' }]],
      fields: [
        { name: '', value: [] },
        { name: ' ', value: [''] },
      ],
      footer: '',
      picker: { press: 'pick:1', placeholder: '', isMultiple: false, options: [option(' ', 'a')] },
      buttons: [[], [{ label: '', press: 'go:1', style: 'plain' }]],
    },
  },
  { name: 'nothing-at-all', exceedsLimits: true, view: { tone: 'neutral', lines: [] } },
  {
    name: 'poster-alone',
    exceedsLimits: true,
    view: { tone: 'neutral', lines: [], image: 'https://image.tmdb.org/t/p/w500/a.jpg' },
  },
  {
    name: 'bad-addresses',
    exceedsLimits: true,
    view: {
      tone: 'neutral',
      title: 'Bad',
      url: 'javascript:alert(1)',
      image: '/poster.jpg',
      lines: [
        ['see ', { link: 'this', url: 'ftp://x.example' }, { link: ' that', url: 'nothing' }],
      ],
      buttons: [[{ label: 'Open', url: 'tg://resolve?domain=x' }]],
    },
  },
  {
    name: 'home-addresses',
    exceedsLimits: true,
    view: {
      tone: 'neutral',
      title: 'At home',
      url: 'http://seerr:5055/movie/1',
      image: 'http://localhost:5055/poster.jpg',
      lines: [['The page: ', { link: 'Seerr', url: 'http://seerr:5055' }]],
      buttons: [
        [
          { label: 'Approve', press: 'go:1', style: 'main' },
          { label: 'Open <Seerr>', url: 'http://seerr:5055/movie/1_2_3' },
          { label: 'Secret', url: 'https://owner:password@seerr.example/movie/1' },
          { label: 'Address', url: 'http://192.168.1.10:5055' },
        ],
      ],
    },
  },
  {
    name: 'watch-now',
    view: {
      tone: 'good',
      title: 'Dune (2021)',
      lines: [[{ bold: 'It is there' }]],
      buttons: [
        [
          {
            label: 'Watch now',
            url: 'https://app.plex.tv/desktop#!/server/4f2e8a1b/details?key=%2Flibrary%2Fmetadata%2F1007',
          },
          {
            label: 'Watch now (4K)',
            url: 'https://jellyfin.example/web/index.html#!/details?id=1007&context=home&serverId=0123',
          },
          { label: 'In the app', url: 'plex://preplay/?metadataKey=%2Flibrary%2Fmetadata%2F1007' },
        ],
      ],
    },
    exceedsLimits: true,
  },
  {
    name: 'status-of-a-media-server',
    view: {
      tone: 'good',
      title: 'Status',
      lines: [
        [
          '🟢 ',
          { bold: 'Home' },
          ': working (last change ',
          { when: new Date('2026-06-01T12:00:00Z'), style: 'relative' },
          ')',
        ],
        [{ quiet: '99.9% in 30 days · 20 ms (p95 90 ms)' }],
        [{ quiet: '4 streams (2 transcoded)' }],
        [{ quiet: 'Movies: 1,204 movies · TV <Shows>: 312 series' }],
      ],
      fields: [{ name: 'Queue', value: ['3 jobs are waiting'] }],
    },
  },
  {
    name: 'picker-one',
    view: {
      tone: 'neutral',
      title: 'Two results',
      lines: [['For “dune”']],
      picker: {
        press: 'choose:aaaaaaaaaaaaaaaaaaaaaa:0',
        placeholder: 'Choose one',
        isMultiple: false,
        options: range(25).map((n) => ({
          ...option(`Title ${n} (2021)`, `m${n}`),
          detail: 'Movie',
        })),
      },
    },
  },
  {
    name: 'picker-many',
    view: {
      tone: 'neutral',
      lines: [['Choose some seasons.']],
      picker: {
        press: 'pick:aaaaaaaaaaaaaaaaaaaaaa',
        placeholder: 'Select seasons',
        isMultiple: true,
        options: range(12).map((n) => ({
          ...option(`Season ${n}`, `${n}`),
          isSelected: n % 3 === 0,
        })),
      },
      buttons: [buttons('All', 'Latest season'), buttons('Request', 'Cancel')],
    },
  },
  {
    name: 'picker-too-long',
    exceedsLimits: true,
    view: {
      tone: 'neutral',
      lines: [['Too long.']],
      picker: {
        press: 'pick:1',
        placeholder: 'p'.repeat(300),
        isMultiple: false,
        options: [
          ...range(30).map((n) => ({
            ...option(`${n} ${overview}`, `v${n}`),
            detail: overview,
            isSelected: true,
          })),
          option('again', 'v1'),
        ],
      },
    },
  },
  {
    name: 'nasty-labels',
    view: {
      tone: 'neutral',
      lines: [['Labels are plain text.']],
      picker: {
        press: 'pick:1',
        placeholder: '*pick* <@1>',
        isMultiple: false,
        options: [{ ...option('**bold** <@1> & <b>', 'a'), detail: '_under_ & <i>' }],
      },
      buttons: [[{ label: '**bold** <@1> & <b>', press: 'go:1', style: 'plain' }]],
    },
  },
  {
    name: 'seven-buttons-in-a-row',
    view: {
      tone: 'neutral',
      lines: [['Seven.']],
      buttons: [buttons('1', '2', '3', '4', '5', '6', '7')],
    },
  },
  {
    name: 'many-rows',
    exceedsLimits: true,
    view: {
      tone: 'neutral',
      lines: [['Rows.']],
      buttons: range(40).map((n) => buttons(`row ${n}`, 'b'.repeat(100))),
    },
  },
  {
    name: 'ids-twice',
    exceedsLimits: true,
    view: {
      tone: 'neutral',
      lines: [['Twice.']],
      buttons: [buttons('same', 'same'), buttons('same')],
    },
  },
  {
    name: 'pings',
    view: {
      tone: 'good',
      lines: [
        [{ mention: key('80351110224678912'), name: 'Nelly' }, ' Dune (2021) is available.'],
        ['Not *you*, @everyone'],
      ],
      image: 'https://image.tmdb.org/t/p/w500/a.jpg',
      mentions: [key('80351110224678912')],
    },
  },
  {
    name: 'pings-unmentioned',
    view: {
      tone: 'good',
      title: 'Dune (2021)',
      lines: [['It is there.']],
      mentions: [key('80351110224678912'), key('80351110224678913'), key('80351110224678912')],
    },
  },
  {
    name: 'mention-without-ping',
    view: {
      tone: 'neutral',
      lines: [[{ mention: key('80351110224678912'), name: 'Nelly' }, ' asked.']],
    },
  },
  {
    name: 'mention-from-elsewhere',
    view: {
      tone: 'neutral',
      lines: [
        [{ mention: { platform: 'web', platformUserId: '1' }, name: '*Eve* <@1>' }, ' asked.'],
      ],
      mentions: [{ platform: 'web', platformUserId: '1' }],
    },
  },
];

function hostileView(text: string): View {
  const inlines: Inline[] = [text, ' ', { bold: text }, ' ', { quiet: text }];
  return {
    tone: 'warn',
    title: text,
    lines: [[text], inlines, [{ link: text, url: 'https://example.com/page' }]],
    fields: [{ name: text, value: [text] }],
  };
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index + 1);
}

function option(label: string, value: string): PickerOption {
  return { label, value, isSelected: false };
}

function buttons(...labels: readonly string[]): Button[] {
  return labels.map((label) => ({
    label,
    press: `go:${label.replace(/\W/g, '-')}`,
    style: 'plain',
  }));
}
