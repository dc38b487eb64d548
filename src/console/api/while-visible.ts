/** What `whileVisible` needs of the document. */
type Visibility = Pick<Document, 'hidden' | 'addEventListener' | 'removeEventListener'>;

/**
 * Runs what keeps a connection only while somebody can see the tab. Without HTTP/2, browsers open six connections to a
 * server, for all tabs together: six forgotten tabs would leave none for the calls of the seventh. Returns how to end it.
 */
export function whileVisible(
  page: Visibility,
  { start, stop }: { readonly start: () => void; readonly stop: () => void },
): () => void {
  let isRunning = false;
  const follow = () => {
    if (isRunning === !page.hidden) return;
    isRunning = !page.hidden;
    if (isRunning) start();
    else stop();
  };
  page.addEventListener('visibilitychange', follow);
  follow();
  return () => {
    page.removeEventListener('visibilitychange', follow);
    if (isRunning) stop();
  };
}
