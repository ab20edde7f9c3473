declare module "@hotwired/turbo" {
  export function start(): void;
  export function visit(location: string, options?: { action?: "advance" | "replace" }): void;
  export const session: { refresh(url: string, requestId?: string): void };
  export const cache: { clear(): void };
  export const config: { drive: { progressBarDelay: number } };
}
