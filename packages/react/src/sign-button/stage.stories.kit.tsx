import { localeSchema } from "@sign/protocol";
import { createPdf } from "@sign/simulator/fixtures";
import { type ReactNode, useEffect, useState } from "react";
import {
  type ChosenDocument,
  type FlowState,
  freeRules,
  type KeptDocuments,
  nothingPlaced,
} from "../flow/state";
import { everyLanguage } from "../i18n/every-language.test.kit";
import { SignProvider } from "../sign-provider";
import { createFakeSignClient, type FakeSignClient, type FakeSignClientOptions } from "../testing";
import { useSign, useSignTarget } from "../use-sign";

const clauses = [
  "Utleier: Ole Bramserud. Leier: Aksel Herseth.",
  "Boligen ligger i Storgata 1, 0155 Oslo, i tredje etasje.",
  "Leien er 14 500 kroner i måneden og betales forskuddsvis den første.",
  "Depositumet er tre måneders leie og settes på egen konto.",
  "Leietiden begynner 1. januar og løper til den blir sagt opp.",
  "Oppsigelsestiden er tre måneder for begge parter.",
  "Leieren holder boligen i samme stand som da den ble overtatt.",
  "Husordensreglene i vedlegg A er en del av avtalen.",
];

const lines = (from: number): string[] =>
  clauses.flatMap((clause, at) => [`§ ${from + at}`, clause, ""]);

/** A lease of three pages. */
export const lease = new File(
  [
    createPdf({
      title: "Leieavtale",
      pages: [
        { lines: ["LEIEAVTALE", "", ...lines(1)] },
        { lines: lines(9) },
        { lines: ["Sted og dato:", "", "Underskrift:"] },
      ],
    }),
  ],
  "Leieavtale Storgata 1.pdf",
);

/** An annex with a page on its side. */
export const annex = new File(
  [createPdf({ title: "Vedlegg", pages: [{ lines: lines(1) }, { rotate: 90, lines: lines(9) }] })],
  "Vedlegg A – husordensregler og inventarliste.pdf",
);

/** Files as documents already chosen, and what a route takes. */
export const keptOf = (...files: readonly File[]): KeptDocuments => ({
  source: "upload",
  limits: { maxDocuments: 3, maxBytes: 10_000_000 },
  documents: files.map(
    (file, index): ChosenDocument => ({
      id: `document-${index}`,
      name: file.name,
      size: file.size,
      file,
    }),
  ),
  ...nothingPlaced,
  ...freeRules,
});

/** Props of {@link Stage}. */
export interface StageProps {
  readonly state?: FlowState;
  /** The toolbar's language. */
  readonly locale: unknown;
  readonly server?: FakeSignClientOptions;
  readonly prepare?: (client: FakeSignClient) => void;
  readonly children: ReactNode | ((client: FakeSignClient) => ReactNode);
}

/** A provider with a server in memory, in any state. */
export function Stage({ state, locale, server, prepare, children }: StageProps) {
  const [client] = useState(() => {
    const created = createFakeSignClient(server);
    prepare?.(created);
    return created;
  });
  return (
    <SignProvider
      client={client}
      locale={everyLanguage[localeSchema.catch("nb").parse(locale)]}
      initialState={state}
      navigate={() => {}}
    >
      {typeof children === "function" ? children(client) : children}
    </SignProvider>
  );
}

/** Props of {@link Signed}. */
export interface SignedProps {
  readonly client: FakeSignClient;
  readonly files: readonly File[];
  /** What becomes of it. @default signed */
  readonly settle?: ((client: FakeSignClient) => void) | undefined;
}

/** Goes to BankID with these files and comes back, as a person would with the dialog. */
export function Signed({ client, files, settle }: SignedProps) {
  const { state, addFiles, review, start, checkNow } = useSign();
  const open = useSignTarget({ route: "lease" });
  useEffect(() => {
    switch (state.status) {
      case "idle":
        return open();
      case "choosing":
        if (state.documents.length > 0) return review();
        if (state.limits) addFiles(files);
        return;
      case "placing":
        return start();
      case "redirecting":
        if (settle) settle(client);
        else client.move("signed");
        return checkNow();
    }
  }, [state, client, files, settle, open, addFiles, review, start, checkNow]);
  return null;
}
