// react-pdf as its documentation begins: every page in the document.
import { useState } from "react";
import { Document, Page } from "react-pdf";
import { measureView, options, type ViewProps } from "./react-pdf-page";

measureView(function AllPages({ file, onCount, onPainted }: ViewProps) {
  const [count, setCount] = useState(0);
  return (
    <Document
      file={file}
      options={options}
      onLoadSuccess={({ numPages }) => {
        setCount(numPages);
        onCount(numPages);
      }}
    >
      {Array.from({ length: count }, (_, at) => at + 1).map((page) => (
        <Page key={page} pageNumber={page} width={800} onRenderSuccess={() => onPainted(page)} />
      ))}
    </Document>
  );
});
