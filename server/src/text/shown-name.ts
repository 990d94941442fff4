/**
 * A name as it may be shown. What stands behind a blank in it may be a value, even a secret, whose separator was forgotten
 * (`secret_key abc`): only the first word is shown.
 */
export function shownName(name: string): string {
  return name.replace(/(?<=\S)\s+\S.*$/s, ' …');
}
