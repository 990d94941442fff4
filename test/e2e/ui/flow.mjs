// What a user does with the sample workspace; each entry is one test, and they build on each other.

const kept = 'CLEARML_AGENT_GIT_USE_AZURE_PAT';
const removed = 'CLEARML_AGENT_GIT_USE_MS_ENTRA_TOKEN';

/**
 * @param {ReturnType<import('./workbench.mjs').createWorkbench>} workbench with `.env` of the sample opened
 * @param {(name: string) => Promise<unknown>} screenshot
 * @returns {[string, () => Promise<void>][]}
 */
export function userFlow(workbench, screenshot) {
  const { until, lines, page } = workbench;
  return [
    [
      'opening the file shows its problems',
      async () => {
        await workbench.opened();
        await until('wavy lines', async () => (await workbench.squiggles('error').count()) > 0, 60_000);
        await screenshot('problems');
      },
    ],
    [
      'names that ClearML knows have another colour than names that it does not know',
      () =>
        until('two colours', async () => {
          const known = await workbench.colour('CLEARML_AGENT_FORCE_UV');
          return known !== (await workbench.colour('CLEARML_AGENT_SKIP_PIP_VENV_INSTAL'));
        }),
    ],
    [
      'hovering over a name shows its documentation',
      async () => {
        await workbench.hover('CLEARML_AGENT_FORCE_UV', 'Python');
        await screenshot('hover');
        await workbench.closeHover();
      },
    ],
    [
      'the light bulb mends a bad value',
      async () => {
        const row = await workbench.openFixes('enabled', 'Set to 1');
        await screenshot('quick-fix');
        await workbench.choose(row);
        await until('the fix', async () => (await lines()).includes('CLEARML_AGENT_FORCE_UV=1'));
      },
    ],
    [
      'the light bulb ends a conflict',
      async () => {
        const row = await workbench.openFixes(kept, `Keep ${kept}, remove ${removed}`);
        await screenshot('conflict');
        await workbench.choose(row);
        await until('the fix', async () => !(await lines()).some(line => line.startsWith(removed)));
      },
    ],
    [
      'typing opens the list, picking writes the line',
      async () => {
        await workbench.click('Your turn');
        await page.keyboard.press('Control+End');
        await workbench.type('CLEARML_AGENT_GIT_');
        await workbench.suggestion('CLEARML_AGENT_GIT_HOST');
        await screenshot('completion');
        await workbench.type('HOST');
        await workbench.suggestion('CLEARML_AGENT_GIT_HOST');
        await page.keyboard.press('Enter');
        await until('the line', async () => (await lines()).at(-1).startsWith('CLEARML_AGENT_GIT_HOST='));
        await page.keyboard.press('Escape');
      },
    ],
    [
      'after the name comes the list of values',
      async () => {
        await page.keyboard.press('Control+End');
        await page.keyboard.press('Enter');
        await workbench.type('CLEARML_AGENT_FORCE_POETRY=');
        await workbench.suggestion('1');
        await screenshot('values');
        await page.keyboard.press('Escape');
      },
    ],
    [
      'the problems panel lists what is left',
      async () => {
        const rows = await workbench.openProblems();
        await until('problems', async () => (await rows.filter({ hasText: 'clearml-config' }).count()) > 0);
        await screenshot('problems-panel');
      },
    ],
    [
      'a Dockerfile shows its problems',
      async () => {
        await workbench.closeProblems();
        const dockerfile = await workbench.openFile('Dockerfile');
        await until('wavy lines', async () => (await dockerfile.squiggles('warning').count()) >= 3);
        const row = await dockerfile.openFixes('CLEARML_AGENT_FORCE_UV', 'Keep CLEARML_AGENT_FORCE_POETRY');
        await screenshot('dockerfile');
        await dockerfile.choose(row);
        await until('the fix', async () => !(await dockerfile.lines()).includes('ENV CLEARML_AGENT_FORCE_UV=1'));
      },
    ],
    [
      'a clearml.conf has colours, problems and documentation',
      async () => {
        const conf = await workbench.openFile('clearml.conf');
        await until('wavy lines', async () => (await conf.squiggles('error').count()) > 0);
        const keyColour = await conf.colour('git_user');
        await until('colours', async () => keyColour !== (await conf.colour('#\\sBoth')));
        await conf.hover('git_use_azure_pat', 'CLEARML_AGENT_GIT_USE_AZURE_PAT');
        await screenshot('conf-hover');
        await conf.closeHover();
        await screenshot('conf');
      },
    ],
  ];
}
