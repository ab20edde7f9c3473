import { Controller } from "@hotwired/stimulus";
import { forget, read, restore, words, write } from "../Assets/scripts/keep";
import { isDoor } from "../Shared/door";

/** What is taken down while somebody speaks is kept on this device, under who takes it down, until the case is open. */
export class KeepController extends Controller<HTMLFormElement> {
  static values = { name: String };
  declare readonly nameValue: string;

  connect(): void {
    restore(this.element, read(this.nameValue));
  }

  typed(): void {
    write(this.nameValue, JSON.stringify(words(this.element)));
  }

  done(event: CustomEvent<{ success: boolean; fetchResponse?: { response: Response } }>): void {
    const { success, fetchResponse } = event.detail;
    if (success && !isDoor(fetchResponse?.response)) forget(this.nameValue);
  }

  forget(): void {
    forget(this.nameValue);
  }
}
