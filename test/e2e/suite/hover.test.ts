import { assert, closeEditor, equal, hoverAt, running } from './support';

suite('hover', () => {
  suiteSetup(running);
  teardown(closeEditor);

  test('on a name: what it does, and a link to its page', async () => {
    const text = await hoverAt('CLEARML_AGENT_FORCE|_UV=1\n');
    assert(text.includes('uv'), text);
    assert(text.includes('https://clear.ml/docs/latest/docs/'), text);
  });

  test('a secret is not shown', async () => {
    const text = await hoverAt('CLEARML_AGENT_GIT_PASS=not-a-real-|secret-4711\nCLEARML_AGENT_GIT_USER=me\n');
    assert(!text.includes('4711'), text);
  });

  test('nothing on other names', async () => {
    equal(await hoverAt('DATABASE|_URL=1\n'), '');
  });
});
