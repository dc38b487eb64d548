import type { AppError } from '../../domain/app-error.ts';

/** Hears of an account that could not be read, by its number on the server. */
export type OnUnreadableAccount = (remoteUserId: number, error: AppError) => void;
