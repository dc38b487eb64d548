/** A backup cannot be made, used, or trusted: one line for the operator, with what to do next. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}
