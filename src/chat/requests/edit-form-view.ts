import {
  allowsMultiple,
  type EditField,
  type EditOption,
  editPageSize,
} from '../../domain/requests/edit-form.ts';
import type { Translate } from '../i18n/translations.ts';
import { seasonLabel } from '../titles/season-text.ts';
import type { Button, View } from '../view.ts';

/** A form with a picker for one field, and buttons for the others. */
export interface EditFormProps<Field extends EditField> {
  readonly title: string;
  readonly fields: readonly Field[];
  readonly options: readonly EditOption[];
  readonly shownField: Field;
  readonly page: number;
  readonly toApplyId: (field: Field, page: number) => string;
  readonly toFieldId: (field: Field, page: number) => string;
  /** The buttons that lead out of the form. */
  readonly exits: readonly Button[];
  readonly t: Translate;
}

/** The form in which a request is edited, or the download of a draft is chosen. */
export function editFormView<Field extends EditField>(form: EditFormProps<Field>): View {
  const { options, page, t } = form;
  const shownField: EditField = form.shownField;
  const from = page * editPageSize;
  const onPage = options.slice(from, from + editPageSize);
  const pages = Math.ceil(options.length / editPageSize);
  const picked = options
    .filter(({ isSelected }) => isSelected)
    .map((one) => {
      const label = labelOf(one, shownField, t);
      return one.mark && one.mark !== 'current' ? `${label} (${t(`edit-${one.mark}`)})` : label;
    });
  const what = partLabel(shownField, t);
  return {
    tone: 'warn',
    title: form.title,
    lines: [
      onPage.length > 0 ? [{ bold: what }, ': ', picked.join(', ') || '–'] : [t('edit-empty')],
    ],
    ...(pages > 1 ? { footer: t('page-count', { page: page + 1, pages }) } : {}),
    ...(onPage.length > 0
      ? {
          picker: {
            press: form.toApplyId(form.shownField, page),
            placeholder: t(`edit-select-${shownField}`),
            isMultiple: allowsMultiple(shownField),
            options: onPage.map((one) => ({
              value: one.value,
              label: labelOf(one, shownField, t),
              isSelected: one.isSelected,
              ...detailOf(one, shownField, t),
            })),
          },
        }
      : {}),
    buttons: [fieldButtons(form), pageButtons(form, pages), form.exits].filter(
      (row) => row.length > 0,
    ),
  };
}

function fieldButtons<Field extends EditField>({
  fields,
  shownField,
  toFieldId,
  t,
}: EditFormProps<Field>): Button[] {
  return fields
    .filter((each) => each !== shownField)
    .map((each) => ({ label: partLabel(each, t), press: toFieldId(each, 0), style: 'plain' }));
}

function pageButtons<Field extends EditField>(
  { shownField, page, toFieldId, t }: EditFormProps<Field>,
  pages: number,
): Button[] {
  const to = (wanted: number) => toFieldId(shownField, wanted);
  const row: Button[] = [];
  if (page > 0) row.push({ label: t('button-back'), press: to(page - 1), style: 'plain' });
  if (page < pages - 1) row.push({ label: t('button-next'), press: to(page + 1), style: 'plain' });
  return row;
}

function partLabel(field: EditField, t: Translate): string {
  return t(`edit-part-${field}`);
}

function labelOf({ id, label }: EditOption, shownField: EditField, t: Translate) {
  return shownField === 'seasons' ? seasonLabel({ number: id, name: label }, t) : label;
}

/** Where several options may be picked, the selection itself shows what is current. */
function detailOf({ mark }: EditOption, shownField: EditField, t: Translate) {
  if (!mark || (mark === 'current' && allowsMultiple(shownField))) return {};
  return { detail: t(`edit-${mark}`) };
}
