// `pnpm --filter @sign/bench watchers`: 1,000 browsers that watch one session at the pace the kit gives; how often is the gateway asked?
import { row } from "./figures";
import { startSession } from "./started-session";

const WATCHERS = 1_000;
const INTERVALS = 20;

const { app, token, reads, pass } = await startSession();
const request = () =>
  new Request("https://kit.example/session", { headers: { Authorization: `Bearer ${token}` } });

const before = reads();
const counts: number[] = [];
let answered = 0;
const began = performance.now();
for (let interval = 0; interval < INTERVALS; interval++) {
  const sofar = reads();
  let next = 0;
  const answers = await Promise.all(
    Array.from({ length: WATCHERS }, async () => {
      const { session } = await (await app.fetch(request())).json();
      next = session.nextPollMs;
    }),
  );
  answered += answers.length;
  counts.push(reads() - sofar);
  pass(next);
}
const seconds = (performance.now() - began) / 1_000;

console.log(`${WATCHERS} watchers of one session, ${INTERVALS} intervals\n`);
console.log(row("reads of the gateway per interval", "status answers", "answers per second"));
console.log(row("---", "---", "---"));
const per = [...new Set(counts)].toSorted((a, b) => a - b).join(" to ");
console.log(row(per, answered, Math.round(answered / seconds)));
if (reads() - before !== INTERVALS) process.exitCode = 1;
