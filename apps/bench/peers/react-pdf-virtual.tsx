// react-pdf with the pages in view only, as its recipes say for long documents.
import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef, useState } from "react";
import { Document, Page } from "react-pdf";
import { measureView, options, type ViewProps } from "./react-pdf-page";

const HEIGHT = 1132;

measureView(function PagesInView({ file, onCount, onPainted }: ViewProps) {
  const [count, setCount] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => list.current?.closest<HTMLElement>(".scroller") ?? null,
    estimateSize: () => HEIGHT + 16,
    overscan: 1,
  });
  return (
    <div ref={list}>
      <Document
        file={file}
        options={options}
        onLoadSuccess={({ numPages }) => {
          setCount(numPages);
          onCount(numPages);
        }}
      >
        <div style={{ position: "relative", height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ key, index, start }) => (
            <div key={key} style={{ position: "absolute", top: start, minHeight: HEIGHT }}>
              <Page
                pageNumber={index + 1}
                width={800}
                onRenderSuccess={() => onPainted(index + 1)}
              />
            </div>
          ))}
        </div>
      </Document>
    </div>
  );
});
