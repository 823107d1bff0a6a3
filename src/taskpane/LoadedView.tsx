import { useEffect } from "react";
import { Loading } from "./parts/Loading";
import { useLoaded } from "./parts/use-loaded";
import { notLoaded, type View } from "./views";

/** A view, whose script is loaded first. `onShown` is called once it is drawn. */
export function LoadedView({ view, onShown }: { view: View; onShown: () => void }) {
  const loaded = useLoaded(view.load, notLoaded);
  const Content = loaded.value;
  const isShown = Content !== undefined;
  useEffect(() => {
    if (isShown) onShown();
  }, [isShown, onShown]);
  return Content ? <Content /> : <Loading label={`Loading ${view.title}`} loaded={loaded} />;
}
