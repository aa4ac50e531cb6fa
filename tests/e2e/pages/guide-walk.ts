import { expect, type Locator, type Page } from '@playwright/test';
import type { Guide } from '#guides/guide.ts';
import { guide as enGuide } from '#ui/text/en-guide.ts';
import { home as enHome } from '#ui/text/en-home.ts';
import { guide as viGuide } from '#ui/text/vi-guide.ts';
import { home as viHome } from '#ui/text/vi-home.ts';

export type Spoken = 'vi' | 'en';
const guideTexts = { vi: viGuide, en: enGuide };
const homeTexts = { vi: viHome, en: enHome };

/** Walks through guides on an open tablet, by the words of one of the two languages. */
export class GuideWalk {
  readonly page: Page;
  readonly language: Spoken;
  readonly words: typeof viGuide;
  readonly home: typeof viHome;

  constructor(page: Page, language: Spoken) {
    this.page = page;
    this.language = language;
    this.words = guideTexts[language];
    this.home = homeTexts[language];
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** From the page of the person or home, as it is offered there. */
  async open(guide: Guide): Promise<void> {
    await this.page.locator(`a[href$="/guides/${guide.id}"]`).click();
    await this.isReady();
  }

  /** Before the first step; it is spoken in the language of the walk, whatever is written down of the person. */
  async isReady(): Promise<void> {
    await expect(this.button(this.words.prepare.begin)).toBeVisible();
    await this.page.getByRole('radio', { name: this.language === 'vi' ? 'Tiếng Việt' : 'English' }).check();
  }

  async begin(): Promise<void> {
    await this.button(this.words.prepare.begin).click();
  }

  /** The step stands there with everything it says, and a screen reader is at its name. */
  async isAt(guide: Guide, at: number): Promise<void> {
    const step = guide.steps[at];
    if (!step) throw new Error(`${guide.id} has no step ${at}`);
    await expect(this.page.getByText(this.words.stepOf(`${at + 1}`, `${guide.steps.length}`), { exact: true })).toBeVisible();
    await expect(this.page.getByRole('heading', { level: 2, name: step.title[this.language], exact: true })).toBeFocused();
  }

  async stepDone(): Promise<void> {
    await this.button(this.words.stepDone).click();
  }

  async isFinished(guide: Guide): Promise<void> {
    const goal = guide.milestones.at(-1)?.title[this.language] ?? '';
    await expect(this.page.getByRole('heading', { name: this.words.finish.title })).toBeVisible();
    await expect(this.page.getByText(this.words.finish.final(goal), { exact: true })).toBeVisible();
  }

  /** Back on the page of the person or home: the goal is written down. */
  async leave(guide: Guide): Promise<void> {
    await this.page.getByRole('link', { name: this.words.finish.leave }).click();
    await this.isWrittenDown(guide);
  }

  async isWrittenDown(guide: Guide): Promise<void> {
    const list = this.page.getByRole('list', {
      name: guide.subject === 'person' ? this.home.guidesDone : this.home.homeGuides,
      exact: true,
    });
    await expect(list.getByRole('link', { name: guide.title[this.language] })).toContainText(this.home.finished);
  }
}
