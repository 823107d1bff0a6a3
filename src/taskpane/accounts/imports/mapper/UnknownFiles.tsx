import { useEffect, useState } from "react";
import type { ImportFile } from "../../../../imports/files/container";
import { peekAt, type Peeked } from "../../../../imports/files/peek";
import type { Mapping } from "../../../../imports/formats/mapped";
import { Mapper } from "./Mapper";
import type { Read } from "../reading";
import type { ImportModel } from "../use-import";

interface UnknownFilesProps {
  readonly files: readonly ImportFile[];
  readonly read: Read;
  readonly model: ImportModel;
  /** A file whose columns the user wants to change. */
  readonly changed: string | undefined;
  readonly onChanged: () => void;
}

/** Asks for the columns of the first file that no format knows; once it is read the next one follows. */
export function UnknownFiles({ files, read, model, changed, onChanged }: UnknownFilesProps) {
  const unknown = read.imported.notes.filter(({ code }) => code === "unknown-format").map(({ file }) => file);
  const file = changed ?? unknown[0];
  const [peeked, setPeeked] = useState<Peeked>();
  useEffect(() => {
    let isLatest = true;
    if (file === undefined) return undefined;
    peekAt(files, file).then(
      (found) => isLatest && setPeeked(found),
      () => isLatest && setPeeked(undefined),
    );
    return () => {
      isLatest = false;
    };
  }, [files, file]);
  if (file === undefined || peeked?.file !== file) return null;
  return (
    <Mapper
      key={file}
      peeked={peeked}
      before={mappingOf(peeked, model.mappings)}
      answers={model.said.answers}
      isBusy={model.activity !== undefined}
      onMap={(mapping) => {
        onChanged();
        void model.map(mapping);
      }}
      onCancel={changed === undefined ? undefined : onChanged}
    />
  );
}

function mappingOf({ names }: Peeked, mappings: readonly Mapping[]): Mapping | undefined {
  return mappings.find(({ header }) => header.join("\u0000") === names.join("\u0000"));
}
