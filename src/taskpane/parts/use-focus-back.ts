import { useEffect, type RefObject } from "react";

/** Gives the focus to the button that asked for it when what was asked, such as a dialog, goes. */
export function useFocusBack(button: RefObject<HTMLButtonElement | null> | undefined): void {
  useEffect(() => {
    const element = button?.current;
    return () => element?.focus();
  }, [button]);
}
