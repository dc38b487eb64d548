import { useState } from 'preact/hooks';
import { ApiError } from '../../api/api-error.ts';
import { useConsole } from '../../app/console-context.ts';

/** What every way in reports. */
export interface SignInProps {
  /** Called when the person is signed in. */
  readonly onEnter: () => Promise<void>;
  /** Says why it failed; an empty text takes that back. */
  readonly onProblem: (text: string) => void;
}

/**
 * Runs a sign-in; what goes wrong appears above the ways in, where screen readers announce it. `problems` are texts for
 * codes that mean something else here than in a chat.
 */
export function useSignIn(
  props: SignInProps,
  work: () => Promise<unknown>,
  problems: Readonly<Record<string, string>> = {},
) {
  const { explain } = useConsole();
  const [isRunning, setRunning] = useState(false);
  const run = async () => {
    if (isRunning) return;
    setRunning(true);
    props.onProblem('');
    try {
      await work();
      await props.onEnter();
    } catch (error) {
      const ownText = error instanceof ApiError ? problems[error.code] : undefined;
      props.onProblem(ownText ?? explain(error, 'change'));
    } finally {
      setRunning(false);
    }
  };
  return { isRunning, run };
}
