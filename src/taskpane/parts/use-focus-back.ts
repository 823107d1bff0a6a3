import { useEffect, type RefObject } from "react";

/** Gives the focus back to the button that opened something, such as a dialog, when that closes. */
export function useFocusBack(button: RefObject<HTMLButtonElement | null> | undefined): void {
  useEffect(() => {
    const element = button?.current;
    return () => element?.focus();
  }, [button]);
}
