const once = 4_000; // ms in which the same news sounds once, however many windows are open

/**
 * Tells that somebody furious wrote, as this browser was asked to: by two soft tones, or by a number before the title of a tab that nobody looks at. A browser
 * lets a page sound only after somebody touched it; until then it stays silent.
 */
export class Arrivals {
  private unseen = 0;
  private audio: AudioContext | undefined;

  constructor(private readonly ways: string) {
    if (this.sounds) for (const touch of ["pointerdown", "keydown"]) document.addEventListener(touch, this.touched, { capture: true, once: true });
  }

  get wanted(): boolean {
    return this.ways !== "";
  }

  tell(reference: string): void {
    if (this.sounds && isFirst(reference)) this.play();
    this.count();
  }

  /** One more thing to see, before the title of a tab that nobody looks at. */
  count(): void {
    if (!document.hidden || !this.ways.includes("badge")) return;
    this.unseen += 1;
    document.title = `(${this.unseen}) ${bare(document.title)}`;
  }

  seen(): void {
    this.unseen = 0;
    document.title = bare(document.title);
  }

  end(): void {
    for (const touch of ["pointerdown", "keydown"]) document.removeEventListener(touch, this.touched, { capture: true });
    void this.audio?.close();
  }

  private get sounds(): boolean {
    return this.ways.includes("sound");
  }

  private readonly touched = (): void => { this.audio ??= new AudioContext(); };

  private play(): void {
    if (!this.audio && navigator.userActivation.hasBeenActive) this.touched();
    const audio = this.audio;
    if (!audio) return;
    void audio.resume();
    for (const [pitch, after] of [[392, 0], [330, 0.22]] as const) {
      const [tone, volume, begin] = [audio.createOscillator(), audio.createGain(), audio.currentTime + after];
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0, begin);
      volume.gain.linearRampToValueAtTime(0.05, begin + 0.03);
      volume.gain.exponentialRampToValueAtTime(0.0001, begin + 0.5);
      tone.connect(volume).connect(audio.destination);
      tone.start(begin);
      tone.stop(begin + 0.55);
    }
  }
}

const bare = (title: string): string => title.replace(/^\(\d+\) /, "");

function isFirst(reference: string): boolean {
  try {
    const [last, at] = (localStorage.getItem("amends.arrived") ?? "").split(" ");
    // Both are of this browser's clock, so that it may be wrong.
    if (last === reference && Math.abs(Date.now() - Number(at)) < once) return false;
    localStorage.setItem("amends.arrived", `${reference} ${Date.now()}`);
  } catch { /* then each window sounds */ }
  return true;
}
