import { Button, Dropdown, Field, Input, makeStyles, Option, tokens } from "@fluentui/react-components";
import { useId } from "react";
import { counted } from "../../parts/format";
import { Group } from "./Group";
import type { Question } from "./questions";
import type { ImportModel } from "./use-import";

const useStyles = makeStyles({
  input: { minWidth: 0 },
  label: { "& label": { overflowWrap: "anywhere" } },
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
});

/** What the files leave open, each with an input. The answers are read with all files at once. */
export function QuestionList({ model, questions }: { model: ImportModel; questions: readonly Question[] }) {
  const styles = useStyles();
  const { typed, said, faults, open, activity } = model;
  if (questions.length === 0) return null;
  const isChanged = questions.some(({ key }) => (typed[key] ?? "").trim() !== (said.answers[key] ?? ""));
  return (
    <Group title={open.length > 0 ? `${counted(open.length, "question")} to answer first` : "Questions"}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (activity === undefined) void model.answer();
        }}
      >
        {questions.map((question) => (
          <QuestionField
            key={question.key}
            question={question}
            value={typed[question.key] ?? ""}
            fault={faults.get(question.key)}
            onType={(text) => model.type(question.key, text)}
          />
        ))}
        <div>
          <Button
            type="submit"
            appearance={open.length > 0 || isChanged ? "primary" : "secondary"}
            disabledFocusable={activity !== undefined || faults.size > 0 || !isChanged}
          >
            Read with these answers
          </Button>
        </div>
      </form>
    </Group>
  );
}

interface QuestionFieldProps {
  readonly question: Question;
  readonly value: string;
  readonly fault: string | undefined;
  readonly onType: (text: string) => void;
}

function QuestionField({ question, value, fault, onType }: QuestionFieldProps) {
  const styles = useStyles();
  const offers = useId();
  const { text, hint, choices, offered } = question;
  return (
    <Field
      label={text}
      hint={hint}
      className={styles.label}
      validationState={fault === undefined ? "none" : "error"}
      validationMessage={fault}
    >
      {choices ? (
        <Dropdown
          inlinePopup
          className={styles.input}
          placeholder="Choose"
          value={choices[value] ?? ""}
          selectedOptions={value === "" ? [] : [value]}
          onOptionSelect={(_, { optionValue }) => onType(optionValue ?? "")}
        >
          {Object.entries(choices).map(([choice, words]) => (
            <Option key={choice} value={choice}>
              {words}
            </Option>
          ))}
        </Dropdown>
      ) : (
        <Input
          className={styles.input}
          list={offered ? offers : undefined}
          value={value}
          autoComplete="off"
          spellCheck={false}
          placeholder={offered?.[0]}
          onChange={(_, { value: next }) => onType(next.slice(0, 100))}
          contentAfter={
            offered && (
              <datalist id={offers}>
                {offered.map((one) => (
                  <option key={one} value={one} />
                ))}
              </datalist>
            )
          }
        />
      )}
    </Field>
  );
}
