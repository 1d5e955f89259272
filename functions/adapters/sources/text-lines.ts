/** Deeper quotes are drawn no deeper: a thousand of them would make a page of a line. */
const DEEPEST_QUOTE = 5;

/** Text that grows by pieces of HTML: white space runs together, line breaks between blocks never add up. */
export class TextLines {
  /** As in `pre`: white space stays as it is written. */
  keepsSpaces = false;
  #text = '';
  /** Line breaks that wait for the next word. */
  #breaks = 0;
  #space = false;
  #quotes = 0;

  write(piece: string): void {
    if (this.keepsSpaces) {
      const lines = piece.split(/\r\n?|\n/u);
      for (const [index, line] of lines.entries()) {
        if (index > 0) this.newLine();
        this.#put(line);
      }
      return;
    }
    const words = piece.split(/[ \t\r\n\f\u200b]+/u);
    for (const [index, word] of words.entries()) {
      if (index > 0) this.#space = true;
      this.#put(word);
    }
  }

  /** One more line, however many there are. */
  newLine(): void {
    this.#breaks += 1;
  }

  /** What follows stands `breaks` line breaks further down. */
  atLeast(breaks: number): void {
    this.#breaks = Math.max(this.#breaks, breaks);
  }

  /** Lines from here on are quoted once more, or once less. */
  quote(by: 1 | -1): void {
    this.#quotes = Math.max(0, this.#quotes + by);
  }

  text(): string {
    return this.#text.trim();
  }

  #put(word: string): void {
    if (word === '') return;
    const isStart = this.#text === '';
    if (this.#breaks > 0 || isStart) {
      const mark = '> '.repeat(Math.min(this.#quotes, DEEPEST_QUOTE));
      this.#text += isStart ? mark : `${'\n'.repeat(this.#breaks)}${mark}`;
      this.#breaks = 0;
    } else if (this.#space) {
      this.#text += ' ';
    }
    this.#space = false;
    this.#text += word;
  }
}
