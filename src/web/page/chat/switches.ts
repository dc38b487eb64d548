import type { WireControls } from '../../wire.ts';
import { h, patch } from '../dom/dom.ts';
import type { PageTexts } from '../dom/texts.ts';
import { ApiError, api } from './connection.ts';
import type { Store } from './state.ts';

/** The switches that make the simulated server fail. */
export function createSwitches(deps: {
  readonly root: HTMLElement;
  readonly store: Store;
  readonly texts: PageTexts;
  readonly showError: (text: string) => void;
}): { draw(): void } {
  const { root, store, showError } = deps;
  const { t } = deps.texts;

  root.addEventListener('change', async ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    const isChecked = target.checked;
    const change = changes[target.name]?.(isChecked);
    if (!change) return;
    target.setAttribute('aria-busy', 'true');
    try {
      const controls = await api.controls(change);
      store.update((now) => {
        now.controls = controls;
      });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      target.checked = !isChecked;
      showError(t(error.key));
    } finally {
      target.removeAttribute('aria-busy');
    }
  });

  return {
    draw() {
      const { controls } = store.state;
      root.hidden = controls === null;
      if (!controls) return;
      const { isDown, delayMs, failsNext } = controls;
      patch(root, [
        h('legend', {}, t('demo-controls')),
        drawToggle('down', t('demo-control-down'), isDown),
        drawToggle('slow', t('demo-control-slow'), delayMs > 0),
        drawToggle('fails', t('demo-control-fail-download'), failsNext),
      ]);
    },
  };
}

const slowMs = 2_500;

const changes: Readonly<Record<string, (isOn: boolean) => Partial<WireControls>>> = {
  down: (isDown) => ({ isDown }),
  slow: (isSlow) => ({ delayMs: isSlow ? slowMs : 0 }),
  fails: (failsNext) => ({ failsNext }),
};

function drawToggle(name: string, label: string, isOn: boolean): HTMLElement {
  return h(
    'label',
    { 'data-key': name },
    h('input', { type: 'checkbox', role: 'switch', name, checked: isOn }),
    label,
  );
}
