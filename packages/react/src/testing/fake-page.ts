import type { PageSignal, SignPage } from "../flow/page";

/** A {@link SignPage} in memory, and the strings that move it. */
export interface FakePage extends SignPage {
  /** Every address the page was sent to, oldest first. */
  readonly left: readonly string[];
  /** Gives the signal to whoever listens. */
  signal(name: PageSignal): void;
  setVisible(visible: boolean): void;
  /** How many listen now. */
  listeners(): number;
}

/** Makes a {@link FakePage}. @default at `https://app.example/lease` */
export function createFakePage(href = "https://app.example/lease"): FakePage {
  const left: string[] = [];
  const listening = new Set<(name: PageSignal) => void>();
  let address = href;
  let visible = true;
  return {
    left,
    signal(name) {
      for (const listener of [...listening]) listener(name);
    },
    setVisible(value) {
      visible = value;
    },
    listeners: () => listening.size,
    href: () => address,
    replace(url) {
      address = url;
    },
    navigate: (url) => void left.push(url),
    isVisible: () => visible,
    listen(listener) {
      listening.add(listener);
      return () => void listening.delete(listener);
    },
  };
}
