import { localeSchema } from "@sign/protocol";
import { type ReactNode, useEffect, useState } from "react";
import type { Globals } from "storybook/internal/csf";
import type { FlowState } from "../flow/state";
import { everyLanguage } from "../i18n/every-language.test.kit";
import type { Language, Messages } from "../i18n/messages";
import { SignProvider } from "../sign-provider";
import { createFakeSignClient, type FakeSignClient, type FakeSignClientOptions } from "../testing";
import { useSign, useSignTarget } from "../use-sign";

/** The toolbar's language. */
const languageIn = ({ locale }: Globals): Language =>
  everyLanguage[localeSchema.safeParse(locale).data ?? "nb"];

/** The texts of the toolbar's language, by which a story finds what it presses. */
export const textsIn = (globals: Globals): Messages => languageIn(globals).messages;

/** Props of {@link Stage}. */
export interface StageProps {
  readonly state?: FlowState | undefined;
  /** What the toolbar says. */
  readonly globals: Globals;
  readonly server?: FakeSignClientOptions;
  readonly prepare?: ((client: FakeSignClient) => void) | undefined;
  readonly children: ReactNode | ((client: FakeSignClient) => ReactNode);
}

/** A provider with a server in memory, in any state. */
export function Stage({ state, globals, server, prepare, children }: StageProps) {
  const [client] = useState(() => {
    const created = createFakeSignClient(server);
    prepare?.(created);
    return created;
  });
  return (
    <SignProvider
      client={client}
      locale={languageIn(globals)}
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
