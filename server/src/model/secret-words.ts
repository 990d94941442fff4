/** Words in the names of secrets, for names that the catalogue does not know. */
const SECRET = /pass|pwd|secret|token|cred|private|apikey|(?:api|access|auth|storage|account|sas)[_-]?key|pat$/i;

/** Whether a name, or a path of names, sounds like that of a secret. */
export function soundsSecret(name: string): boolean {
  return SECRET.test(name);
}
