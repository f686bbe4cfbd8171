import { screen } from "@testing-library/react";
import { createRef } from "react";
import { expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { renderSign, watchConsole } from "../sign-dialog/rendered.test.kit";
import { exampleStates } from "../testing";
import { SignButton } from "./sign-button";

watchConsole();

test("asChild makes a button of one's own the button: same marks, both handlers, both classes and both refs", async () => {
  const press = vi.fn();
  const outer = createRef<HTMLButtonElement>();
  const inner = createRef<HTMLAnchorElement>();
  renderSign(exampleStates.idle, {
    children: (
      <SignButton asChild route="lease" ref={outer} className="ours" onClick={press}>
        {/* biome-ignore lint/a11y/useValidAnchor: what an app's own button may be made of */}
        <a ref={inner} href="#sign" className="theirs" onClick={press}>
          Sign here
        </a>
      </SignButton>
    ),
  });
  const link = screen.getByRole("link", { name: "Sign here" });
  expect(link).toHaveClass("ours", "theirs");
  expect(link).toHaveAttribute("data-sign-part", "button");
  expect(link).toHaveAttribute("aria-haspopup", "dialog");
  expect(link).not.toHaveAttribute("type");
  expect(outer.current).toBe(link);
  expect(inner.current).toBe(link);
  await userEvent.click(link);
  expect(press).toHaveBeenCalledTimes(2);
  await screen.findByRole("dialog");
  await userEvent.keyboard("{Escape}");
  expect(link).toHaveFocus();
});

test("a handler of the child that prevents the default keeps the dialog closed", async () => {
  const { sign } = renderSign(exampleStates.idle, {
    children: (
      <SignButton asChild route="lease">
        <button type="button" onClick={(event) => event.preventDefault()}>
          Not yet
        </button>
      </SignButton>
    ),
  });
  await userEvent.click(screen.getByRole("button", { name: "Not yet" }));
  expect(sign().state.status).toBe("idle");
});
