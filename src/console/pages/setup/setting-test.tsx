import { useState } from 'preact/hooks';
import type { ConnectionFault } from '../../../domain/settings/connection-test.ts';
import { useAction } from '../../api/use-action.ts';
import { useConsole } from '../../app/console-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Banner } from '../../ui/feedback/badge.tsx';

const faults = {
  unreachable: 'setup-fault-unreachable',
  rejected: 'setup-fault-rejected',
  'csrf-enabled': 'setup-fault-csrf-enabled',
  'not-overseerr': 'setup-fault-not-overseerr',
  failed: 'setup-fault-failed',
  'no-secret': 'setup-fault-no-secret',
  'not-writable': 'setup-fault-not-writable',
  'no-space': 'setup-fault-no-space',
} as const satisfies Record<ConnectionFault, string>;

/** A test of what was entered, and what it found. */
export interface SettingTest<Found> {
  readonly fault: ConnectionFault | null;
  /** Null before the first test, and after one that failed. */
  readonly found: Found | null;
  readonly isRunning: boolean;
  readonly run: () => void;
}

/** Tests what was entered with a call of the API. What it found is gone once `entered` is another text. */
export function useSettingTest<Found>(
  entered: string | null,
  read: () => Promise<Pick<SettingTest<Found>, 'fault' | 'found'>>,
): SettingTest<Found> {
  const [last, setLast] = useState<{
    readonly entered: string | null;
    readonly result: Pick<SettingTest<Found>, 'fault' | 'found'>;
  } | null>(null);
  const { isRunning, run } = useAction(
    async () => setLast({ entered, result: await read() }),
    'read',
  );
  const result = last?.entered === entered ? last.result : null;
  return {
    fault: result?.fault ?? null,
    found: result?.found ?? null,
    isRunning,
    run: () => void run(),
  };
}

/** The button of a test, and below it why the test failed, and what to do. */
export function TestButton(props: {
  readonly test: Pick<SettingTest<unknown>, 'fault' | 'isRunning' | 'run'>;
  readonly isDisabled?: boolean;
}) {
  const { t } = useConsole();
  const { test, isDisabled = false } = props;
  return (
    <>
      <div class="row">
        <Button icon="check" isBusy={test.isRunning} isDisabled={isDisabled} onClick={test.run}>
          {t('setup-test')}
        </Button>
      </div>
      {test.fault !== null && <Banner tone="bad">{t(faults[test.fault])}</Banner>}
    </>
  );
}
