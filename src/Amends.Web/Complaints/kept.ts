/** Words that the server does not have yet, on this device. */
export interface Kept {
  text: string;
  /** What the server had when they were written. */
  base: string;
  /** What they were to become: reply, note or call. */
  mode: string;
}

/**
 * Keeps them under a name until the server has them. What is written in a page whose composer is replaced (because a message went out from another tab)
 * waits in the page alone: the server has it, or it lies in the store already.
 */
export class KeptWords {
  private static readonly carried = new Map<string, Kept>();

  constructor(private readonly name: string) {}

  read(): Kept | undefined {
    const carried = KeptWords.carried.get(this.name);
    KeptWords.carried.delete(this.name);
    try {
      const stored = localStorage.getItem(this.name);
      return stored ? (JSON.parse(stored) as Kept) : carried;
    } catch {
      return carried;
    }
  }

  // A browser may forbid storage; then the words stand on the page alone.
  write(kept: Kept): void {
    try { localStorage.setItem(this.name, JSON.stringify(kept)); } catch { /* as above */ }
  }

  carry(kept: Kept): void {
    KeptWords.carried.set(this.name, kept);
  }

  forget(): void {
    KeptWords.carried.delete(this.name);
    try { localStorage.removeItem(this.name); } catch { /* as above */ }
  }
}

/** Whether the conversation tells it already: then it went out from somewhere else. A word or two say nothing. */
export function wasSaid(words: string): boolean {
  const bare = (text: string): string => text.replace(/\s+/g, "");
  const lines = words.split(/\n+/).map(bare).filter(Boolean);
  return lines.join("").length >= 20 && [...document.querySelectorAll("article.turn")].some((turn) => {
    const said = bare(turn.textContent ?? "");
    return lines.every((line) => said.includes(line));
  });
}
