// Opens a notebook in JupyterLab, runs all its cells by the menu, and prints what is on the page
// as one line of JSON.
//
// node drive.cjs URL SCREENSHOT [CHROMIUM [SECONDS]]
const { chromium } = require('playwright-core');

const [url, screenshot, executablePath = '/usr/bin/chromium', seconds = '300'] = process.argv.slice(2);

async function main() {
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking']
  });
  // So tall that JupyterLab, which leaves out the cells that can't be seen, draws them all.
  const page = await browser.newPage({ viewport: { width: 1280, height: 5000 } });
  page.setDefaultTimeout(60000);
  try {
    await page.goto(url);
    await page.locator('.jp-Notebook .jp-Cell').first().waitFor();
    await kernelIsIdle(page);
    await dismissDialogs(page);
    await page.locator('.lm-MenuBar-itemLabel, .p-MenuBar-itemLabel').getByText('Run', { exact: true }).click();
    await page.locator('.lm-Menu-itemLabel, .p-Menu-itemLabel').getByText('Run All Cells', { exact: true }).click();
    await everythingRan(page);
    console.log(JSON.stringify(await seen(page)));
  } finally {
    await page.screenshot({ path: screenshot, clip: await used(page) });
    await browser.close();
  }
}

async function kernelIsIdle(page) {
  await page.waitForFunction(() => {
    const status = document.querySelector('.jp-Notebook-ExecutionIndicator, .jp-Toolbar-kernelStatus');
    return status && (status.dataset.status === 'idle' || /idle/i.test(status.title || ''));
  });
}

// Such as the question whether news of Jupyter's are welcome, which newer versions ask at first.
async function dismissDialogs(page) {
  await page.waitForTimeout(1000);
  for (let open = await page.locator('.jp-Dialog button').count(); open > 0; open = await page.locator('.jp-Dialog button').count()) {
    await page.locator('.jp-Dialog button').first().click();
  }
}

// A cell that runs or waits has the prompt [*]; one that did not run has an empty one.
async function everythingRan(page) {
  await page.waitForFunction(
    () => {
      const prompts = [...document.querySelectorAll('.jp-CodeCell')]
        .filter(cell => cell.querySelector('.jp-InputArea-editor').innerText.trim())
        .map(cell => cell.querySelector('.jp-InputPrompt').innerText);
      const failed = document.querySelector('.jp-OutputArea-output[data-mime-type*="error"]');
      const waiting = prompts.some(prompt => prompt.includes('*'));
      return prompts.length > 0 && !waiting && (failed || prompts.every(prompt => /\d/.test(prompt)));
    },
    null,
    { timeout: 1000 * Number(seconds) }
  );
  // What is drawn after the last reply, such as an image that is decoded.
  await page.waitForTimeout(1000);
}

// The part of the tall page that something is on.
async function used(page) {
  const bottom = await page.evaluate(() =>
    Math.max(700, ...[...document.querySelectorAll('.jp-Cell')].map(cell => cell.getBoundingClientRect().bottom))
  );
  return { x: 0, y: 0, width: 1280, height: Math.min(5000, Math.ceil(bottom) + 40) };
}

function seen(page) {
  return page.evaluate(() => {
    const decoded = source => {
      const comma = source.indexOf(',');
      const content = source.slice(comma + 1);
      if (!source.slice(0, comma).includes('base64')) {
        return decodeURIComponent(content);
      }
      return new TextDecoder().decode(Uint8Array.from(atob(content), c => c.charCodeAt(0)));
    };
    const outputs = document.querySelector('.jp-Notebook');
    const drawn = element => element.getBoundingClientRect().height > 20;
    const images = [...outputs.querySelectorAll('.jp-OutputArea-output img[src^="data:image/svg"]')]
      .filter(image => image.naturalWidth > 0 && drawn(image))
      .map(image => decoded(image.src));
    const inline = [...outputs.querySelectorAll('.jp-OutputArea-output svg')]
      .filter(drawn)
      .map(svg => svg.outerHTML);
    const texts = selector => [...outputs.querySelectorAll(selector)].map(element => element.innerText);
    return {
      svg: images.concat(inline),
      errors: texts('.jp-OutputArea-output[data-mime-type*="error"], .jp-OutputArea-output[data-mime-type*="stderr"]'),
      prompts: texts('.jp-CodeCell .jp-InputPrompt'),
      outputs: texts('.jp-OutputArea-output')
    };
  });
}

main().catch(error => {
  console.error(String(error));
  process.exitCode = 1;
});
