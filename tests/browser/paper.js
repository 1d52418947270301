// Printed pages as text: Chromium makes the PDF, pdftotext (poppler) reads it.

import { execFileSync } from 'node:child_process';

/** The text of each page that this page prints as. */
export async function printed(page) {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8', maxBuffer: 64e6 });
  // Every page ends with a form feed.
  return text.split('\f').slice(0, -1);
}

/** Text with one space between words, as lines are broken elsewhere on paper. */
export const plain = (text) => text.replace(/\s+/g, ' ').trim();
