/** A file as a read lists it. */
export interface ListedFile {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly mimeType: string;
  readonly md5: string | null;
}

/** The answer to a read. */
export interface Details {
  readonly id: string;
  readonly status: string;
  readonly errors: readonly object[];
  readonly redirect_url?: string;
  readonly result: {
    readonly inputFiles: readonly ListedFile[];
    readonly signedFiles: readonly ListedFile[];
  };
}

type Files = readonly ListedFile[];

const withSigned = (details: Details, change: (files: Files) => Files): Details => ({
  ...details,
  result: { ...details.result, signedFiles: change(details.result.signedFiles) },
});

const elsewhere = (url: string): string => {
  const address = new URL(url);
  address.hostname = "files.elsewhere.test";
  return address.href;
};

/** Each way to bend the true answer to a read. */
export const readBends = {
  /** A status word that nobody has heard of. */
  "unknown-status": (details) => ({ ...details, status: "AwaitingMoonrise" }),
  /** The status goes back to before the signing, and the files with it. */
  "back-to-pending": (details) => ({
    ...withSigned(details, () => []),
    status: "Pending",
    errors: [],
  }),
  /** The last signed file is missing. */
  "fewer-files": (details) => withSigned(details, (files) => files.slice(0, -1)),
  /** One of the documents that were sent is listed among the signed ones, first. */
  "more-files": (details) =>
    withSigned(details, (files) => [...details.result.inputFiles.slice(0, 1), ...files]),
  /** The signed files have names of the gateway's own. */
  "other-names": (details) =>
    withSigned(details, (files) =>
      files.map((file, index) => ({ ...file, name: `signed_${index + 1}.pdf` })),
    ),
  /** The signed files come the other way round. */
  "wrong-order": (details) => withSigned(details, (files) => files.toReversed()),
  /** The signed files lie at another host. */
  "foreign-media": (details) =>
    withSigned(details, (files) => files.map((file) => ({ ...file, url: elsewhere(file.url) }))),
  /** No file has a checksum. */
  "no-md5": (details) => ({
    ...details,
    result: {
      inputFiles: details.result.inputFiles.map((file) => ({ ...file, md5: null })),
      signedFiles: details.result.signedFiles.map((file) => ({ ...file, md5: null })),
    },
  }),
  /** The answer is about a session that was never asked for, as from somebody's cache. */
  "other-session": (details) => ({ ...details, id: "00000000-0000-4000-8000-000000000000" }),
} as const satisfies Record<string, (details: Details) => Details>;

/** Name of a way in {@link readBends}. */
export type ReadBend = keyof typeof readBends;
