// Drives the workbench of VS Code as a user does. Every step waits for a state of the page, never for a time.

/**
 * The editor of one file in a page.
 * @param {import('playwright-core').Page} page
 * @param {string} file the end of its address
 */
export function createWorkbench(page, file) {
  const editor = page.locator(`.editor-instance .monaco-editor[data-uri$="${file}"]`).first();
  const menuRows = page.locator('.action-widget .monaco-list-row');

  async function until(what, probe, milliseconds = 20_000) {
    for (const end = Date.now() + milliseconds; ; ) {
      const value = await Promise.resolve()
        .then(probe)
        .catch(() => undefined);
      if (value) {
        return value;
      }
      if (Date.now() > end) {
        throw new Error(`Nothing came of: ${what}; the editor shows ${JSON.stringify(await lines().catch(() => []))}`);
      }
      await page.waitForTimeout(50);
    }
  }

  /** The visible lines as a user reads them; the editor renders spaces as no-break spaces. */
  async function lines() {
    const rendered = await editor
      .locator('.view-line')
      .evaluateAll(all => all.map(line => [Number.parseFloat(line.style.top), line.textContent]));
    return rendered
      .sort((a, b) => a[0] - b[0])
      .map(([, text]) => text.replace(/\u00a0/g, ' ').replace(/[\u200b-\u200f\ufeff]/g, ''));
  }

  /** The box of a text in the editor, by its first occurrence. */
  async function boxOf(text) {
    return until(`the place of ${text}`, () =>
      editor.locator('.view-line').evaluateAll((all, wanted) => {
        for (const line of all) {
          const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
          const nodes = [];
          let content = '';
          while (walker.nextNode()) {
            nodes.push([content.length, walker.currentNode]);
            content += walker.currentNode.data.replace(/\u00a0/g, ' ');
          }
          const at = content.indexOf(wanted);
          if (at >= 0) {
            const [start, node] = nodes.findLast(([offset]) => offset <= at);
            const range = document.createRange();
            range.setStart(node, at - start);
            range.setEnd(node, Math.min(node.data.length, at - start + wanted.length));
            const { x, y, width, height } = range.getBoundingClientRect();
            return { x, y, width, height };
          }
        }
        return undefined;
      }, text),
    );
  }

  // A locator's click scrolls parts of the workbench that must not scroll; the mouse alone does not.
  async function click(text) {
    const { x, y, width, height } = await boxOf(text);
    await page.mouse.click(x + width / 2, y + height / 2);
  }

  return {
    page,
    editor,
    until,
    lines,
    click,
    squiggles: kind => editor.locator(`.squiggly-${kind}`),

    async opened() {
      await editor.waitFor({ state: 'visible', timeout: 60_000 });
      const sideBar = page.locator('.part.sidebar');
      await until('the side bar to close', async () => {
        if (await sideBar.isVisible()) {
          await page.keyboard.press('Control+B');
          await sideBar.waitFor({ state: 'hidden', timeout: 2000 });
        }
        return true;
      });
    },

    /** Types, with the pauses of a quick typist, for which lists of suggestions are made. */
    type: text => page.keyboard.type(text, { delay: 30 }),

    /** Waits for a row of the list of suggestions; typing alone must open it. */
    async suggestion(label) {
      const row = page.locator('.suggest-widget.visible .monaco-list-row', { hasText: label }).first();
      await row.waitFor({ state: 'visible', timeout: 20_000 });
      return row;
    },

    /** Shows the hover of a text; it must hold `expected`. */
    async hover(text, expected) {
      const hover = page.locator('.monaco-hover:visible', { hasText: expected });
      await until(`a hover on ${text} with ${expected}`, async () => {
        if ((await hover.count()) > 0) {
          return true;
        }
        const { x, y, width, height } = await boxOf(text);
        await page.mouse.move(x + 40, y + 160);
        await page.mouse.move(x + width / 2, y + height / 2, { steps: 4 });
        await hover.first().waitFor({ state: 'visible', timeout: 3000 });
        return true;
      });
    },

    /** Makes a hover go away: it covers lines, and a click on them would hit it. */
    async closeHover() {
      await until('the hover to close', async () => {
        await page.mouse.move(900, 560, { steps: 4 });
        await page.keyboard.press('Escape');
        return (await page.locator('.monaco-hover:visible').count()) === 0;
      });
    },

    /** Opens the menu of quick fixes at a text, when its light bulb is there. */
    async openFixes(text, title) {
      await click(text);
      await until('the light bulb', async () => {
        const bulbs = page.locator('.lightBulbWidget:visible, [class*="codicon-gutter-lightbulb"]:visible');
        return (await bulbs.count()) > 0;
      });
      const row = menuRows.filter({ hasText: title }).first();
      await until(`the fix "${title}"`, async () => {
        await page.keyboard.press('Control+Period');
        await row.waitFor({ state: 'visible', timeout: 3000 });
        return true;
      });
      return row;
    },

    async choose(row) {
      const { x, y, width, height } = await row.boundingBox();
      await page.mouse.click(x + width / 2, y + height / 2);
    },

    /** The colour of a text in the editor. */
    async colour(text) {
      const spans = editor.locator('.view-line span span');
      const span = spans.filter({ hasText: new RegExp(`^\\s*${text}`) }).first();
      return span.evaluate(element => getComputedStyle(element).color);
    },

    /** Another file of the workspace, from the explorer: the web host has no search for the quick open box. */
    async openFile(name) {
      const other = createWorkbench(page, `/${name}`);
      const row = page.locator('.explorer-folders-view .monaco-list-row', { hasText: new RegExp(`^${name}$`) }).first();
      await until(`${name} to open`, async () => {
        if (!(await row.isVisible())) {
          await page.keyboard.press('Control+Shift+E');
          await row.waitFor({ state: 'visible', timeout: 3000 });
        }
        const { x, y, width, height } = await row.boundingBox();
        await page.mouse.dblclick(x + width / 2, y + height / 2);
        await other.editor.waitFor({ state: 'visible', timeout: 3000 });
        return true;
      });
      await other.opened();
      return other;
    },

    async closeProblems() {
      const panel = page.locator('.markers-panel:visible');
      await until('the problems panel to close', async () => {
        if ((await panel.count()) > 0) {
          await page.keyboard.press('Control+J');
        }
        return (await panel.count()) === 0;
      });
    },

    async openProblems() {
      await page.keyboard.press('Control+Shift+M');
      return page.locator('.markers-panel .monaco-list-row');
    },
  };
}
