import { type ComponentChild, render } from 'preact';
import type { WireForm } from '../../wire.ts';
import type { PageTexts } from './texts.ts';

/** Opens a form; resolves with its values, or with null when it was canceled. */
export async function openFormDialog(
  form: WireForm,
  { t }: PageTexts,
): Promise<Readonly<Record<string, string>> | null> {
  const titleId = 'form-title';
  const values = new Map(form.fields.map(({ name }) => [name, '']));
  const body = (
    <form method="dialog">
      <h2 id={titleId}>{form.title}</h2>
      {form.fields.map(({ name, label, isLong, isRequired, maxLength }) => {
        const attributes = {
          name,
          id: `form-${name}`,
          class: 'input',
          maxLength,
          required: isRequired,
          onInput: (event: { currentTarget: { value: string } }) =>
            values.set(name, event.currentTarget.value),
        };
        return [
          <label key={`${name}-label`} for={`form-${name}`}>
            {label}
          </label>,
          isLong ? (
            <textarea key={name} {...attributes} rows={4} />
          ) : (
            <input key={name} {...attributes} />
          ),
        ];
      })}
      <div class="row">
        <button type="submit" class="button button-main" value="send">
          {t('demo-form-send')}
        </button>
        <button type="submit" class="button button-plain" value="" formNoValidate>
          {t('demo-form-cancel')}
        </button>
      </div>
    </form>
  );
  const answer = await openDialog(body, titleId, 'form');
  return answer === 'send' ? Object.fromEntries(values) : null;
}

/** Shows a dialog until it is closed; resolves with the value of the button that closed it. */
export function openDialog(body: ComponentChild, titleId: string, kind: string): Promise<string> {
  const dialog = document.createElement('dialog');
  dialog.className = kind;
  dialog.setAttribute('aria-labelledby', titleId);
  render(body, dialog);
  document.body.append(dialog);
  const before = document.activeElement;
  dialog.showModal();
  return new Promise((resolve) => {
    // `method="dialog"` of the form closes the dialog without leaving the page.
    dialog.addEventListener('close', () => {
      render(null, dialog);
      dialog.remove();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
      resolve(dialog.returnValue);
    });
  });
}
