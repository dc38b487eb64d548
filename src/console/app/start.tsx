import { Logo } from '../ui/icon/logo.tsx';

/** What is shown until the console knows its texts, and who is signed in: the same as in index.html. */
export function Start() {
  return (
    <div class="start">
      <Logo size={48} />
    </div>
  );
}
