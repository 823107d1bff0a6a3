import { makeStyles, Title3, tokens } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { Loading } from "../parts/Loading";
import { RepairSection } from "../repair/RepairSection";
import { loadTemplates } from "./load-templates";
import { useObservable } from "../state/use-observable";
import { wantedTemplate } from "../state/wanted";
import { TemplateCard } from "./TemplateCard";
import { useLoaded } from "../parts/use-loaded";
import { useInsertion } from "./use-insertion";

const useStyles = makeStyles({
  title: { margin: `0 0 ${tokens.spacingVerticalXS}` },
  lead: { margin: `0 0 ${tokens.spacingVerticalL}`, color: tokens.colorNeutralForeground2 },
  gallery: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalL,
    margin: 0,
    padding: 0,
    listStyleType: "none",
  },
  /** Room for the tabs, which stay above it. */
  item: { scrollMarginTop: "48px" },
});

/** A gallery of workbooks to insert here or to share. */
export function TemplatesView() {
  const styles = useStyles();
  const loaded = useLoaded(loadTemplates, "The templates were not loaded.");
  const templates = loaded.value;
  const inserting = useInsertion();
  const wanted = useObservable(wantedTemplate);
  const gallery = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (!templates || !wanted) return;
    const card = gallery.current?.querySelector(`[data-template="${wanted.name}"]`);
    card?.scrollIntoView();
    card?.querySelector("button")?.focus({ preventScroll: true });
  }, [templates, wanted]);
  return (
    <>
      <Title3 as="h1" block className={styles.title}>
        Templates
      </Title3>
      <p className={styles.lead}>
        Models that calculate with your own figures. Insert one as new sheets in this workbook, or download it
        as a workbook to share.
      </p>
      {templates && (
        <ul ref={gallery} className={styles.gallery}>
          {templates.map((template) => (
            <li key={template.id} data-template={template.id} className={styles.item}>
              <TemplateCard template={template} inserting={inserting} />
            </li>
          ))}
        </ul>
      )}
      <Loading label="Loading the templates" loaded={loaded} />
      <RepairSection />
    </>
  );
}
