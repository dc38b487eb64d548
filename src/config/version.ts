/** The version in package.json, which the built bot cannot read. */
export const version = '0.1.0';
