import { loadTranslations } from '../../src/chat/i18n/translations.ts';
import { choiceFields } from '../../src/chat/requests/choice-field.ts';
import { editFormView } from '../../src/chat/requests/edit-form-view.ts';
import type { ViewSample } from './view-samples.ts';

const t = loadTranslations().forLocale('en');
const id = 'aaaaaaaaaaaaaaaaaaaaaa';
const longTitle = `${'A *very* _long_ [title] <b>&amp; more</b> 👨‍👩‍👧‍👦 '.repeat(3)}(2008) · 4K`;
const hostileFolder = '/media/*kids*/_new_/<b>&amp;</b>/[a](https://x.example)/`code`';

/** What members choose about a download, as every platform has to render it. */
export const optionSamples: readonly ViewSample[] = [
  {
    name: 'options-many-folders',
    view: editFormView({
      title: t('options-title', { title: longTitle }),
      fields: ['server', 'profile', 'folder', 'language', 'tags'],
      options: Array.from({ length: 60 }, (_, index) => ({
        id: index,
        value: String(index),
        label: index === 1 ? hostileFolder : `/media/folder ${index}`,
        isSelected: index === 1,
        mark: index === 1 ? ('default' as const) : null,
      })),
      shownField: 'folder',
      page: 1,
      toApplyId: (field, page) => `options-set:${id}:1:${field}:${page}`,
      toFieldId: (field, page) => `options-part:${id}:1:${field}:${page}`,
      exits: [
        { label: t('button-done'), press: `options-close:${id}:1:1`, style: 'main' },
        { label: t('button-use-defaults'), press: `options-close:${id}:1:0`, style: 'plain' },
      ],
      t,
    }),
  },
  {
    name: 'options-chosen',
    view: {
      tone: 'neutral',
      title: longTitle,
      lines: [],
      fields: choiceFields(
        {
          server: { id: 7, name: 'Radarr *kids* @everyone' },
          profile: { id: 6, name: 'HD - 720p/1080p' },
          folder: hostileFolder,
          language: { id: 1, name: 'Deutsch' },
          tags: [],
        },
        t,
        t('quality-4k'),
      ),
    },
  },
];
