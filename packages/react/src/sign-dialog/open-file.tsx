import { useEffect, useState } from "react";
import { useMessages } from "../i18n/use-messages";
import { Icon } from "./icon";

/** A link to the file itself, for the browser's own viewer: to read it with other means, or when the preview fails. */
export function OpenFile({ file }: { readonly file: Blob }) {
  const { text } = useMessages("<SignDialog>");
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const created = URL.createObjectURL(new Blob([file], { type: "application/pdf" }));
    setAddress(created);
    return () => URL.revokeObjectURL(created);
  }, [file]);
  return address ? (
    <a data-sign-part="link" href={address} target="_blank" rel="noreferrer">
      <Icon name="open" />
      <span>{text.read.openFile}</span>
    </a>
  ) : null;
}
