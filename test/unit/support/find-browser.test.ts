import { describe, expect, it } from 'vitest';
import { findBrowser } from '../../support/web/find-browser.ts';

const nowhere = () => false;

describe('the browser of the tests', () => {
  it('is the first Chromium at a usual path', () => {
    const exists = (path: string) => /chromium-browser|chrome/.test(path);
    expect(findBrowser({}, exists)).toBe('/usr/bin/chromium-browser');
    expect(findBrowser({ CHROMIUM_PATH: '' }, exists)).toBe('/usr/bin/chromium-browser');
  });

  it('is the headless shell, where there is one', () => {
    expect(findBrowser({}, () => true)).toBe('/usr/bin/chromium-headless-shell');
  });

  it('is the one in CHROMIUM_PATH, if that is set', () => {
    expect(findBrowser({ CHROMIUM_PATH: '/opt/chrome' }, () => true)).toBe('/opt/chrome');
    const onlyUsual = (path: string) => path === '/usr/bin/chromium';
    expect(() => findBrowser({ CHROMIUM_PATH: '/opt/chrome' }, onlyUsual)).toThrow(
      'CHROMIUM_PATH is /opt/chrome, but there is no such file.',
    );
  });

  it('is asked for when there is none, with how to get one', () => {
    expect(() => findBrowser({}, nowhere)).toThrow(
      /^Chromium is not installed.*apt-get install chromium-headless-shell.*CHROMIUM_PATH/,
    );
  });
});
