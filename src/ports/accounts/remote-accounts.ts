import type { AppError } from '../../domain/app-error.ts';

/** Called with the remote user ID of each account that could not be read. */
export type OnUnreadableAccount = (remoteUserId: number, error: AppError) => void;
