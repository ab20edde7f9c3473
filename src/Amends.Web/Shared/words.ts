/** The words that scripts say (ScriptWords.resx), and what stands in their gaps: {0}, {1} … in this order. */
interface Words {
  // A call, the composer, and the door that closed.
  Stop: [];
  StartAgain: [];
  Ticked: [what: string];
  TickTakenAway: [what: string];
  FindingWords: [];
  SuggestionFailed: [];
  SuggestionOffline: [];
  WrittenIsBack: [];
  PutThemBelow: [];
  OtherWords: [];
  AnotherDraft: [];
  BothAreHere: [];
  Suggested: [];
  DraftKept: [];
  DraftNotKept: [];
  PromiseFound: [words: string];
  SignedOutHere: [way: string];
  SignedOutUnsent: [way: string];
  OfflineHere: [];
  OfflineUnsent: [];
  SignedOutStays: [];
  OfflineStays: [];
  SignInInAnotherTab: [];

  // The queue, and who else is there.
  Selected: [count: number];
  SelectedTooMany: [count: number, most: number];
  NewOnes: [count: string];
  Hotter: [count: number];
  And: [one: string, other: string];
  IsWritingToo: [name: string];
  AreWritingToo: [names: string];
  JustNow: [];
  SecondsAgo: [count: number];
  MinutesAgo: [count: number];

  // The lists at the caret, and of colleagues.
  NobodyOfThisName: [];
  NamesOffline: [];
  NobodyHasSuchAName: [];
  ColleaguesOffline: [];
  OneFound: [];
  Found: [count: number];
  FirstFound: [count: number];
  NoPhraseHasThese: [];
  NoPhrasesYet: [];
  PhrasesOffline: [];
  ToFillIn: [places: string];

  // Files.
  UnsentNotAttached: [name: string];
  SentOnceAttached: [];
  NothingAttached: [];
  FileLarge: [name: string, size: string, largest: string];
  FileEmpty: [name: string];
  FilesMany: [most: number, name: string];
  FilesLarge: [name: string, most: string];
  Attaching: [name: string];
  LeaveItOut: [];
  NoConnection: [];
  SignedOut: [];
  DidNotArrive: [];
  NotAttached: [why: string, name: string];
  TryAgain: [];
  Attached: [name: string];
  NothingWasSent: [];
  NotDone: [];
  Previous: [];
  Next: [];
  Save: [];
  Close: [];
  PictureOf: [at: number, count: number];
  Quote: [];

  // The rest.
  TooManyTries: [];
  WrongPassword: [];
  UnlockOffline: [];
  Copied: [];
  NoSuchSetting: [];
  OneSetting: [];
  Settings: [count: number];
  UnderAMinute: [];
  OneMinute: [];
  Minutes: [count: number];
}

type Word = keyof Words;
type Elements<Values extends unknown[]> = { [At in keyof Values]: Node };

const gap = /\{(\d)\}/g;
let words: Partial<Record<Word, string>> | undefined;

/** Says it in the language of the page: the server puts the words into its head. When they become others (a new version, another language), Turbo loads the page anew. */
export function say<W extends Word>(word: W, ...values: Words[W]): string {
  return wordsOf(word).replace(gap, (_, at: string) => String(values[Number(at)]));
}

/** Says it with elements in its gaps, wherever the language wants them. */
export function sayWith<W extends Word>(word: W, ...elements: Elements<Words[W]>): (string | Node)[] {
  return wordsOf(word).split(gap).map((part, at) => at % 2 === 0 ? part : elements[Number(part)]!);
}

function wordsOf(word: Word): string {
  words ??= JSON.parse(document.getElementById("script-words")?.textContent ?? "{}") as Partial<Record<Word, string>>;
  return words[word] ?? word;
}
