/** Why the embedded database cannot be used: one line for the operator, with what to do next. */
export class EmbeddedDatabaseError extends Error {
  override readonly name = 'EmbeddedDatabaseError';
}
