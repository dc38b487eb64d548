import { AppError } from '../domain/app-error.ts';

/**
 * Does regular work of an Overseerr server. A job can outlive its server, for example that of the demo once a real one
 * is configured: then there is nothing to do.
 */
export async function skipRemovedServer(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof AppError && error.code === 'no-overseerr-server') return;
    throw error;
  }
}
