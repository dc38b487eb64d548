import type { WirePanel } from '../wire.ts';
import { CallError, calls } from './connection.ts';
import { h, patch } from './dom.ts';
import type { Store } from './state.ts';

/** The switches with which the demonstration server is made to misbehave. */
export function createSwitches(needs: {
  readonly root: HTMLElement;
  readonly store: Store;
  readonly complain: (text: string) => void;
}): { draw(): void } {
  const { root, store, complain } = needs;

  root.addEventListener('change', async ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    const wanted = target.checked;
    const change = changes[target.name]?.(wanted);
    if (!change) return;
    target.setAttribute('aria-busy', 'true');
    try {
      const panel = await calls.panel(change);
      store.change((now) => {
        now.panel = panel;
      });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      target.checked = !wanted;
      complain(error.message);
    } finally {
      target.removeAttribute('aria-busy');
    }
  });

  return {
    draw() {
      const { panel } = store.state;
      root.hidden = panel === null;
      if (!panel) return;
      const { isDown, delayMs, failsNext } = panel;
      patch(root, [
        h('legend', {}, 'The media server'),
        toggle('down', 'is down', isDown),
        toggle('slow', 'is slow', delayMs > 0),
        toggle('fails', 'fails the next download', failsNext),
      ]);
    },
  };
}

const slowMs = 2_500;

const changes: Readonly<Record<string, (isOn: boolean) => Partial<WirePanel>>> = {
  down: (isDown) => ({ isDown }),
  slow: (isSlow) => ({ delayMs: isSlow ? slowMs : 0 }),
  fails: (failsNext) => ({ failsNext }),
};

function toggle(name: string, label: string, isOn: boolean): HTMLElement {
  return h(
    'label',
    { 'data-key': name },
    h('input', { type: 'checkbox', role: 'switch', name, checked: isOn }),
    label,
  );
}
