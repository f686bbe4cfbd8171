import type { FaultGroup } from "./fault-case";

/** Faults on the way to the status: the person is told that there is no contact right now, and the browser goes on asking. */
export const readFaults: FaultGroup = {
  call: "read",
  request: "status",
  cases: [
    {
      fault: "connection refused",
      script: [
        ["read", { name: "network-error", cause: "ECONNREFUSED" }],
        ["read", { name: "network-error", cause: "ECONNREFUSED" }],
        ["read", { name: "network-error", cause: "ECONNREFUSED" }],
      ],
      calls: "read ×3",
      answer: "502 gateway_unreachable",
      events:
        "gateway.error ECONNREFUSED gateway_unreachable ↻ ×2; gateway.error ECONNREFUSED gateway_unreachable",
      again: "200 waiting: read",
    },
    {
      fault: "name not found (DNS)",
      script: [
        ["read", { name: "network-error", cause: "ENOTFOUND" }],
        ["read", { name: "network-error", cause: "ENOTFOUND" }],
        ["read", { name: "network-error", cause: "ENOTFOUND" }],
      ],
      calls: "read ×3",
      answer: "502 gateway_unreachable",
      events:
        "gateway.error ENOTFOUND gateway_unreachable ↻ ×2; gateway.error ENOTFOUND gateway_unreachable",
      again: "200 waiting: read",
    },
    {
      fault: "certificate not valid (TLS)",
      script: [
        ["read", { name: "network-error", cause: "CERT_HAS_EXPIRED" }],
        ["read", { name: "network-error", cause: "CERT_HAS_EXPIRED" }],
        ["read", { name: "network-error", cause: "CERT_HAS_EXPIRED" }],
      ],
      calls: "read ×3",
      answer: "502 gateway_unreachable",
      events:
        "gateway.error CERT_HAS_EXPIRED gateway_unreachable ↻ ×2; gateway.error CERT_HAS_EXPIRED gateway_unreachable",
      again: "200 waiting: read",
    },
    {
      fault: "connection reset before an answer",
      script: [["read", "network-error"]],
      calls: "read ×2",
      answer: "200 waiting",
      events: "gateway.error ECONNRESET gateway_unreachable ↻",
      again: "200 waiting: read",
    },
    {
      fault: "reset in the middle of the answer",
      script: [["read", "reset"]],
      calls: "read ×2",
      answer: "200 waiting",
      events: "gateway.error UND_ERR_SOCKET gateway_unreachable ↻",
      again: "200 waiting: read",
    },
    {
      fault: "no answer",
      script: [
        ["read", "hang"],
        ["read", "hang"],
        ["read", "hang"],
      ],
      calls: "read ×3 (30 s)",
      answer: "504 gateway_timeout",
      events:
        "gateway.error no answer gateway_timeout ↻ ×2; gateway.error no answer gateway_timeout",
      again: "200 waiting: read",
    },
    {
      fault: "first byte after 9 s",
      script: [["read", { name: "slow", ms: 9_000 }]],
      calls: "read (9 s)",
      answer: "200 waiting",
      events: "none",
      again: "200 waiting: read",
    },
    {
      fault: "eight pieces, 8 s apart",
      script: [
        ["read", { name: "drip", ms: 8_000 }],
        ["read", { name: "drip", ms: 8_000 }],
        ["read", { name: "drip", ms: 8_000 }],
      ],
      calls: "read ×3 (30 s)",
      answer: "504 gateway_timeout",
      events:
        "gateway.error no answer gateway_timeout ↻ ×2; gateway.error no answer gateway_timeout",
      again: "200 waiting: read",
    },
    {
      fault: "HTML with 200",
      script: [["read", "malformed"]],
      calls: "read",
      answer: "502 gateway_malformed",
      events: "gateway.error 200 gateway_malformed",
      again: "200 waiting: read",
    },
    {
      fault: "empty body",
      script: [["read", { name: "malformed", body: "empty" }]],
      calls: "read",
      answer: "502 gateway_malformed",
      events: "gateway.error 200 gateway_malformed",
      again: "200 waiting: read",
    },
    {
      fault: "cut in half",
      script: [["read", { name: "malformed", body: "truncated" }]],
      calls: "read",
      answer: "502 gateway_malformed",
      events: "gateway.error 200 gateway_malformed",
      again: "200 waiting: read",
    },
    {
      fault: "the true answer as text/plain",
      script: [["read", { name: "malformed", body: "mislabelled" }]],
      calls: "read",
      answer: "200 waiting",
      events: "none",
      again: "200 waiting: read",
    },
    {
      fault: "redirect to another host",
      script: [["read", { name: "redirect", to: "https://elsewhere.test/" }]],
      calls: "read",
      answer: "502 gateway_malformed",
      events: "gateway.error 302 gateway_malformed",
      again: "200 waiting: read",
    },
    {
      fault: "ten calls in a row unanswered",
      prepare: async ({ readUnder }) => {
        for (let time = 0; time < 4; time++) await readUnder("unreachable");
      },
      laterMs: 10_000,
      calls: "none",
      answer: "503 gateway_unavailable, Retry-After 8",
      events: "none",
      again: "200 waiting: read",
    },
  ],
};
