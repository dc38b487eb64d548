import type { View } from '../../src/chat/view.ts';

const image = 'https://image.tmdb.org/t/p/w500/poster.jpg';
const ann = { platform: 'telegram', platformUserId: '5000000001' } as const;
const bob = { platform: 'discord', platformUserId: '120000000000000001' } as const;

/** Views of every kind, by the name of their golden file. */
export const views: Readonly<Record<string, View>> = {
  line: { tone: 'neutral', lines: [['One line of text.']] },
  warning: { tone: 'warn', lines: [['First, choose a season.']] },
  'title-card': {
    tone: 'neutral',
    title: 'Tom & Jerry <3 (2021)',
    url: 'https://www.themoviedb.org/movie/587807?a=1&b=2',
    image,
    lines: [['A cat & a mouse "share" a hotel. <i>Not</i> for long…']],
    fields: [
      { name: 'Status', value: ['Unknown'] },
      { name: 'Requested by', value: ['Bob: seasons 1–3; Cid'] },
    ],
    footer: 'You are a guest.',
    buttons: [
      [
        { label: 'Request', press: 'ask:AAAA:0', style: 'main' },
        { label: 'Request in 4K', press: 'ask:AAAA:1', style: 'main', isDisabled: true },
        { label: 'Cancel', press: 'drop:AAAA', style: 'plain' },
      ],
    ],
  },
  seasons: {
    tone: 'neutral',
    title: 'The Simpsons (1989)',
    lines: [['Yellow people.']],
    picker: {
      press: 'pick:AAAA',
      placeholder: 'Seasons 1–24 of 35',
      isMultiple: true,
      options: Array.from({ length: 25 }, (_, n) => ({
        value: String(n + 1),
        label: `Season ${n + 1}`,
        detail: '22 episodes',
        isSelected: n % 7 === 0,
      })),
    },
    buttons: [
      [
        { label: 'All', press: 'take:AAAA:all', style: 'plain' },
        { label: 'Latest season', press: 'take:AAAA:latest', style: 'plain' },
        { label: 'Next', press: 'turn:AAAA:1', style: 'plain' },
      ],
      [{ label: 'Request', press: 'ask:AAAA:0', style: 'main' }],
    ],
  },
  hits: {
    tone: 'neutral',
    title: 'Two results',
    lines: [['For “dune”']],
    picker: {
      press: 'choose:AAAA:0',
      placeholder: 'Choose one',
      isMultiple: false,
      options: [
        { value: 'm438631', label: 'Dune (2021)', detail: 'Movie · Available', isSelected: false },
        { value: 't90228', label: 'Dune: Prophecy (2024)', detail: 'Series', isSelected: false },
      ],
    },
  },
  'request-card': {
    tone: 'busy',
    title: 'Dune (2021)',
    url: 'https://www.themoviedb.org/movie/438631',
    image,
    lines: [[{ bold: 'Downloading, 42%' }]],
    fields: [
      { name: 'Requested by', value: ['Ann_<script>'] },
      { name: 'Estimated', value: [{ when: new Date('2026-08-24T10:40:00Z'), style: 'relative' }] },
    ],
  },
  notice: {
    tone: 'good',
    image,
    lines: [
      [
        { mention: ann, name: 'Ann' },
        ' ',
        { mention: bob, name: 'Bob' },
        ' ',
        'Dune is available.',
      ],
    ],
    mentions: [ann, bob],
  },
  'unpinged-mention': {
    tone: 'neutral',
    lines: [['Requested by ', { mention: ann, name: 'Ann' }]],
  },
  links: {
    tone: 'bad',
    title: 'Request failed',
    lines: [
      ['See ', { link: 'the page', url: 'https://example.org/?q="x"&y=<z>' }],
      [{ quiet: 'requested ' }, { when: new Date('2026-08-24T07:00:00Z'), style: 'relative' }],
    ],
    buttons: [[{ label: 'Open', url: 'https://example.org/' }]],
  },
  'home-address': {
    tone: 'neutral',
    title: 'Sign in',
    lines: [['Open the page.']],
    footer: 'Valid for 10 minutes',
    buttons: [
      [
        { label: 'Open the <page>', url: 'http://nas:8787/link/a_b-c?x=1&y=2' },
        { label: 'Cancel', press: 'cancel:1', style: 'plain' },
      ],
    ],
  },
};
