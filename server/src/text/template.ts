/**
 * `{{ … }}`, `{% … %}` and `<…>`: marks that a template engine or a person replaces before the file is used. A value of
 * a real setting has `{{` only doubled, to escape one of Python's format strings, and `<` only before a version.
 */
const mark = /(?<!\{)\{\{(?!\{)[^{}]*\}\}(?!\})|\{%[^{}]*%\}|<[A-Za-z][^<>=]*>/;

/** True for a text that is still to be filled in, so that it says nothing about the value that will be there. */
export function isTemplate(text: string): boolean {
  return mark.test(text);
}
