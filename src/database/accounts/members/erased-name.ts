/** The name that replaces the names of erased users. Their requests have it, too. */
export const erasedName = 'Somebody';
