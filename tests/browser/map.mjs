// What readers do with the map on a page of `delib map`: zoom by wheel, buttons and keys, pan by dragging and by arrow keys,
// look at a participant, colour by something else; without colours and without scripts it still says who is where.

/// Calls `report` with each thing that does not work; the number of things that were tried.
export async function checkMap(page, report) {
  const map = page.locator('svg.map');
  await map.scrollIntoViewIfNeeded();
  const box = await map.boundingBox();
  const middle = [box.x + box.width / 2, box.y + box.height / 2];
  const seen = async () => (await map.getAttribute('viewBox')).split(' ').map(Number);
  let checks = 0;
  const expect = (holds, what) => {
    checks += 1;
    if (!holds) report(`map: ${what}`);
  };
  const whole = await seen();
  const press = async key => {
    await map.press(key);
    return seen();
  };

  // The wheel zooms about the pointer; on the whole map it scrolls the page as it does elsewhere.
  await page.mouse.move(...middle);
  await page.mouse.wheel(0, -200);
  const wheeled = await seen();
  expect(wheeled[2] < whole[2] && wheeled[3] < whole[3], `the wheel does not zoom (${wheeled})`);
  expect(Math.abs(wheeled[0] + wheeled[2] / 2 - whole[2] / 2) < 1, `the wheel does not keep what is under the pointer (${wheeled})`);
  expect(Math.abs(wheeled[2] / wheeled[3] - whole[2] / whole[3]) < 1e-3, `zooming changes the shape (${wheeled})`);

  // What is under the pointer follows it.
  await page.mouse.down();
  await page.mouse.move(middle[0] + 20, middle[1] + 10, {steps: 3});
  await page.mouse.up();
  const dragged = await seen();
  const unit = wheeled[2] / box.width;
  expect(Math.abs(wheeled[0] - dragged[0] - 20 * unit) < 1 && Math.abs(wheeled[1] - dragged[1] - 10 * unit) < 1, `a drag of 20, 10 goes from ${wheeled} to ${dragged}`);
  await page.mouse.move(...middle);
  expect(String(await seen()) === String(dragged), 'the map moves without a button');
  expect(await map.evaluate(e => getComputedStyle(e).touchAction) === 'none', 'a finger cannot move a part of the map');

  const buttons = page.locator('.point-map button');
  await buttons.nth(2).click();
  expect(String(await seen()) === String(whole), 'the button for the whole map does not show it');
  expect(await map.evaluate(e => getComputedStyle(e).touchAction) !== 'none', 'a finger on the whole map cannot scroll the page');
  await buttons.nth(0).click();
  const nearer = await seen();
  await buttons.nth(1).click();
  expect(nearer[2] < whole[2] && String(await seen()) === String(whole), `the buttons zoom from ${whole} to ${nearer} and ${await seen()}`);
  for (const button of await buttons.all()) expect((await button.getAttribute('aria-label')).length > 2, 'a button has no name');

  // The same by keyboard.
  await page.locator('.point-map button').last().focus();
  await page.keyboard.press('Tab');
  expect(await map.evaluate(e => e === document.activeElement), 'the key Tab does not reach the map');
  const near = await press('+');
  expect(near[2] < whole[2], 'the key + does not zoom');
  const right = await press('ArrowRight'), down = await press('ArrowDown');
  expect(right[0] > near[0] && right[1] === near[1] && down[1] > right[1], `arrow keys go from ${near} to ${right} and ${down}`);
  const left = await press('ArrowLeft'), up = await press('ArrowUp');
  expect(left[0] < down[0] && up[1] < left[1], `arrow keys go from ${down} to ${left} and ${up}`);
  for (let i = 0; i < 9; ++i) await press('ArrowLeft');
  expect((await seen())[0] >= 0, 'arrow keys leave the map');
  for (let i = 0; i < 40; ++i) await press('+');
  const nearest = await seen();
  expect(nearest[2] >= whole[2] / 41, 'the key + has no end');
  const back = await press('-');
  expect(back[2] > nearest[2], 'the key - does not zoom out');
  expect(String(await press('0')) === String(whole), 'the key 0 does not show the whole map');

  // Who is under the pointer, at once and as a title.
  const points = map.locator('use[data-k]'), who = page.locator('.point-map .who');
  const hovered = points.last(), title = await hovered.locator('title').textContent();
  expect(title.length > 1, 'a participant has no title');
  await hovered.hover({force: true});
  const told = await who.textContent();
  const titles = await points.locator('title').allTextContents();
  expect(titles.includes(told), `under the pointer is '${told}', not a participant such as '${title}'`);
  await page.mouse.move(box.x + box.width / 2, box.y - 5);
  expect(await who.textContent() === '', 'a participant stays when the pointer has gone');

  // Colour, shape and legend by something else, and back.
  const select = page.locator('.point-map select');
  const looks = async () => page.evaluate(() => [...document.querySelectorAll('svg.map use[data-k]')].map(u => `${u.getAttribute('href')} ${u.getAttribute('class')}`).join());
  const legend = async () => page.locator('.point-map ul.legend:visible').allTextContents();
  const before = await looks(), legendBefore = await legend();
  expect(legendBefore.length === 1, `${legendBefore.length} legends are shown`);
  const readable = async () => {
    const shown = await page.evaluate(() => [...document.querySelectorAll('svg.map use[data-k]')].map(u => [u.getAttribute('href'), u.getAttribute('class')]));
    const other = shown.find(([shape, colour]) => colour === 'kx' ? shape !== '#s-rest' : Number(shape.slice(2)) % 8 !== Number(colour.slice(1)));
    expect(!other, `the colour ${other?.[1]} goes with the shape ${other?.[0]}: who sees no colours cannot tell`);
    const samples = await page.evaluate(() => [...document.querySelectorAll('ul.legend:not([hidden]) use')].map(u => u.getAttribute('href')));
    expect(samples.length > 0 && new Set(samples).size === samples.length, `several of the legend have one shape: ${samples}`);
  };
  await readable();
  // Marks stand out from the paper, light or dark, by the ratio that WCAG asks of graphics.
  const contrasts = await page.evaluate(() => {
    const luminance = colour => colour.match(/[\d.]+/g).slice(0, 3).map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
      .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const paper = luminance(getComputedStyle(document.querySelector('svg.map')).backgroundColor);
    return [...document.querySelectorAll('.legend use')].map(u => luminance(getComputedStyle(u).color))
      .map(mark => (Math.max(mark, paper) + 0.05) / (Math.min(mark, paper) + 0.05));
  });
  expect(Math.min(...contrasts) >= 3, `a mark is hard to see: contrast ${Math.min(...contrasts)}`);
  if (await select.count() > 0) {
    const options = await select.locator('option').count();
    await select.focus();
    await page.keyboard.press('ArrowDown');
    if (await select.inputValue() === '0') await select.selectOption('1');  // where the arrow opens a list
    expect(await looks() !== before, 'the select changes no colour');
    await readable();
    const legendAfter = await legend();
    expect(legendAfter.length === 1 && legendAfter[0] !== legendBefore[0], 'the select does not change the legend');
    expect(options > 1, 'the select has one option');
    await select.selectOption('0');
    expect(await looks() === before && String(await legend()) === String(legendBefore), 'the select does not change the colours back');
  }
  return checks;
}
