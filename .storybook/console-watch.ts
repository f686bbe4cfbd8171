/** What a story says about the console, in its `parameters`. */
interface ConsoleParameters {
  /** Complaints that belong to the state shown, as those of a PDF reader about a damaged file. @default none */
  readonly complaints?: readonly RegExp[];
}

const levels = ["error", "warn"] as const;

let complaints: string[] = [];

/** Notes everything that is written with `console.error` and `console.warn` until the returned function is called. */
export function listenToConsole(): () => void {
  // biome-ignore lint/suspicious/noConsole: it listens, and writes nothing of its own
  const own = levels.map((level) => [level, console[level]] as const);
  complaints = [];
  for (const [level, write] of own) {
    console[level] = (...said: unknown[]) => {
      complaints.push(`console.${level}: ${said.map(String).join(" ")}`);
      write(...said);
    };
  }
  return () => {
    Object.assign(console, Object.fromEntries(own));
  };
}

/** Fails a story that wrote to the console what its parameters did not foresee. */
export function expectQuietConsole({
  parameters,
}: {
  readonly parameters: ConsoleParameters;
}): void {
  const { complaints: foreseen = [] } = parameters;
  const others = complaints.filter((said) => !foreseen.some((known) => known.test(said)));
  if (others.length > 0) throw new Error(others.join("\n"));
}
