import type { FaultGroup } from "./fault-case";

const intro = `# Faults of the gateway

What the kit does when ZignSec's gateway, or the way to it, is not as it should be. Every row is played by the simulator to the real
kit, and compared (\`src/faults.test.ts\`); this page is written from the same table by \`pnpm --filter @sign/server faults\`.

- **Calls**: the kit's calls to the gateway for one request of the browser, in order, and how long that takes when it is 5 s or more.
- **Answer**: what the browser gets: HTTP status, and the error code ([ERRORS.md](../protocol/ERRORS.md)) or the session's status.
- **The person sees**: the text's key in \`@sign/react\` (in every language). A fault while the status is read is \`status.lost\`, "no contact
  right now", and the browser goes on asking: it is never told as a failed signing.
- **Events**: what \`onEvent\` tells of it: the gateway's HTTP status, or the runtime's code for the broken connection, and the code; \`↻\`
  when the call is tried again.
- **Again**: the same request once more, with the same token, 2 s later or when \`Retry-After\` says, and the calls that takes.

## What holds for all

- Creating, uploading and starting are sent **once**. When the answer leaves it unclear whether they worked (none, 5xx, unreadable, a
  refusal), the session is read and what is found there is used. An upload also looks before it sends, so that a document whose
  answer was lost, even on the way to the browser, is found: by MD5 when its bytes have just passed, else by fetching the file and
  comparing its SHA-256 with the announced one.
- Reads and downloads are sent up to three times, after a growing, jittered pause or \`Retry-After\`; a pause of more than 5 s is passed on
  to the browser as \`Retry-After\`, and none of more than two minutes is believed.
- While the gateway asks to wait (429, or \`Retry-After\`), and for 10 s after ten calls in a row found nobody, nothing is sent for anybody.
- The numbers are defaults of \`zignsec.policy\`.

## What cannot be promised

- A session whose creation was not answered stays at the gateway, empty, until it times out.
- The same document sent to two instances at the very same moment may lie in the session twice. Only one of them is named when signing
  starts; the other is deleted with the session.
- When a start was not answered and reading the session does not tell the link (UNKNOWN for the vendor), the link is lost:
  \`already_started\`, and \`@sign/react\` begins a new session with the same documents. While the gateway is still at work on a start that took
  more than 30 s, reading it may not show it yet; that it refuses a second start is the gateway's part.
- An end is never taken back by the instance that has seen it. Instances share nothing, so after a gateway that takes back an end another
  instance tells what it reads.
`;

/** Where the person is told that a session cannot be asked about any more. */
const over = /^(?:401 token_expired|410 session_gone)/;

/** The key of what `@sign/react` shows. */
function seen(request: FaultGroup["request"], answer: string): string {
  const [status = "", word = "", reason = ""] = answer.replace(/,.*$/, "").split(" ");
  const isError = Number(status) >= 400;
  if (request === "file") return isError ? "status.downloadFailed" : "the file";
  if (request !== "status") return isError ? `errors.${word}` : "the next step";
  if (over.test(answer)) return "status.expired";
  if (isError) return "status.lost";
  return reason ? `status.${word}, errors.${reason}` : `status.${word}`;
}

const titles: Readonly<Record<FaultGroup["request"], string>> = {
  create: "Creating a session: `POST /sessions`",
  upload: "Uploading a document: `PUT /session/documents/:index`",
  start: "Starting: `POST /session/start`",
  status: "Reading the status: `GET /session`",
  file: "Fetching a signed file: `GET /session/documents/:index/signed`",
};

const row = (...cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;

/** `FAULTS.md`, written from the table. */
export function renderFaults(groups: readonly FaultGroup[]): string {
  const count = groups.reduce((sum, { cases }) => sum + cases.length, 0);
  const requests = [...new Set(groups.map(({ request }) => request))];
  const sections = requests.map((request) => {
    const own = groups.filter((group) => group.request === request);
    const rows = own.flatMap(({ call, cases }) =>
      cases.map(({ fault, calls, answer, events, again }) =>
        row(`${call}: ${fault}`, calls, answer, seen(request, answer), events, again),
      ),
    );
    return [
      `## ${titles[request]}`,
      "",
      row("Fault", "Calls", "Answer", "The person sees", "Events", "Again"),
      row("---", "---", "---", "---", "---", "---"),
      ...rows,
      "",
    ].join("\n");
  });
  return `${intro}\n# The ${count} rows\n\n${sections.join("\n")}`;
}
