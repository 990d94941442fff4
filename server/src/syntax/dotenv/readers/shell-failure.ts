/** Bash would not take the statement, or would fail to carry it out. */
export class ShellFailure extends Error {}

/** @throws ShellFailure always. */
export function fail(): never {
  throw new ShellFailure();
}
