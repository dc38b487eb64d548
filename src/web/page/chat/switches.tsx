import { useState } from 'preact/hooks';
import type { WireControls } from '../../wire.ts';
import { useDemo } from '../demo.ts';
import { ApiError, api } from './connection.ts';

const slowMs = 2_500;

/** The switches that make the simulated server fail. */
export function Switches() {
  const { texts, state } = useDemo();
  const { t } = texts;
  const { controls } = state;
  return (
    <fieldset id="switches" class="switches" hidden={state.people.length > 0 && controls === null}>
      <legend>{t('demo-controls')}</legend>
      {controls && (
        <>
          <Toggle
            label={t('demo-control-down')}
            isOn={controls.isDown}
            toChange={(isDown) => ({ isDown })}
          />
          <Toggle
            label={t('demo-control-slow')}
            isOn={controls.delayMs > 0}
            toChange={(isSlow) => ({ delayMs: isSlow ? slowMs : 0 })}
          />
          <Toggle
            label={t('demo-control-fail-download')}
            isOn={controls.failsNext}
            toChange={(failsNext) => ({ failsNext })}
          />
        </>
      )}
    </fieldset>
  );
}

function Toggle(props: {
  readonly label: string;
  readonly isOn: boolean;
  readonly toChange: (isOn: boolean) => Partial<WireControls>;
}) {
  const { texts, store, toast } = useDemo();
  const [wanted, setWanted] = useState<boolean | null>(null);
  const change = async (isOn: boolean) => {
    setWanted(isOn);
    try {
      const controls = await api.controls(props.toChange(isOn));
      store.update((now) => {
        now.controls = controls;
      });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      toast(store.state.visiblePane, texts.t(error.key));
    } finally {
      setWanted(null);
    }
  };
  return (
    <label>
      <input
        type="checkbox"
        role="switch"
        checked={wanted ?? props.isOn}
        aria-checked={wanted ?? props.isOn}
        aria-busy={wanted !== null}
        onChange={(event) => void change(event.currentTarget.checked)}
      />
      {props.label}
    </label>
  );
}
