import type { WireForm } from '../../wire.ts';
import { h } from './dom.ts';
import type { PageTexts } from './texts.ts';

/** Opens a form; resolves with its values, or with null when it was canceled. */
export function openFormDialog(
  form: WireForm,
  { t }: PageTexts,
): Promise<Readonly<Record<string, string>> | null> {
  const titleId = 'form-title';
  const inputs = form.fields.map((field) => {
    const input = h(field.isLong ? 'textarea' : 'input', {
      name: field.name,
      id: `form-${field.name}`,
      maxlength: field.maxLength,
      required: field.isRequired,
      rows: field.isLong ? 4 : null,
    });
    return { field, input };
  });
  const body = h(
    'form',
    { method: 'dialog' },
    h('h2', { id: titleId }, form.title),
    ...inputs.flatMap(({ field, input }) => [
      h('label', { for: `form-${field.name}` }, field.label),
      input,
    ]),
    h(
      'div',
      { class: 'row' },
      h('button', { class: 'main', value: 'send' }, t('demo-form-send')),
      h('button', { class: 'plain', value: '', formnovalidate: true }, t('demo-form-cancel')),
    ),
  );
  return openDialog(body, titleId, 'form').then((value) => {
    if (value !== 'send') return null;
    return Object.fromEntries(
      inputs.map(({ field, input }) => {
        const isText = input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement;
        return [field.name, isText ? input.value : ''];
      }),
    );
  });
}

/** Shows a dialog until it is closed; resolves with the value of the button that closed it. */
export function openDialog(body: HTMLElement, titleId: string, kind: string): Promise<string> {
  const dialog = document.createElement('dialog');
  dialog.className = kind;
  dialog.setAttribute('aria-labelledby', titleId);
  dialog.append(body);
  document.body.append(dialog);
  const before = document.activeElement;
  dialog.showModal();
  return new Promise((resolve) => {
    // `method="dialog"` of the form closes the dialog without leaving the page.
    dialog.addEventListener('close', () => {
      dialog.remove();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
      resolve(dialog.returnValue);
    });
  });
}
