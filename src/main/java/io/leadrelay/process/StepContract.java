package io.leadrelay.process;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a step promises to the diagram. It is read without an engine and without a running
 * application: by the check of the models, by the element templates and by the tables in README. A
 * step of the owner's own carries it too.
 *
 * <p>Facts are named as the diagram reads them, see {@link Fact}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface StepContract {

  /** In {@link #gives}: every trait of the lead and every attribute, by its name. */
  String TRAITS = "*traits";

  /** In {@link #gives}: the fact of every signal type. */
  String SIGNALS = "*signals";

  /** In {@link #leaves} of a decision: every output of its table, by its name. */
  String OUTPUTS = "*outputs";

  /** In {@link #leaves} of a form: every attribute that it asks for, unless that is a text. */
  String ANSWERS = "*answers";

  /** What the step is in the diagram. */
  Kind kind();

  /** The id of the process whose diagram it may stand in. */
  String process() default LeadLifecycle.PROCESS;

  /** Its name there: verb and noun for a task, a past state for an event. */
  String name();

  /** What it does, in one or two plain sentences. */
  String does();

  /** The id of the node that code knows it by; empty for a step that may stand anywhere. */
  String element() default "";

  /**
   * The input parameters that the diagram must give it: {@code "name: what to write there"}, in
   * plain words.
   */
  String[] parameters() default {};

  /** The facts that must have been set when the step begins. */
  String[] needs() default {};

  /**
   * The facts that are set whenever the step is done. One that it also needs it may only take back,
   * never grant: what followed from the fact before still follows behind the step.
   */
  String[] leaves() default {};

  /**
   * The facts that are set under a condition: {@code "fact=WORD: other, another"}, or {@code "fact:
   * other"} where the fact is yes or no and must be yes.
   */
  String[] leavesWhen() default {};

  /** The facts that it sets in some cases, on which nothing behind it may rely. */
  String[] mayLeave() default {};

  /** All words that a fact which the step leaves can take: {@code "fact: WORD, OTHER"}. */
  String[] words() default {};

  /** The codes of the BPMN errors by which it can end; each must be caught in the diagram. */
  String[] errors() default {};

  /** For a decision: the key of the table that it asks; empty for one that asks any other. */
  String table() default "";

  /** For a decision: the names that the table may ask for as inputs. */
  String[] gives() default {};

  /**
   * For a decision: the outputs that the table must have; with {@code ?} if a cell may be empty,
   * with {@code ??} if the table may also do without the column.
   */
  String[] answers() default {};

  /**
   * For a decision: the outputs that must not be empty under a condition, written as in {@link
   * #leavesWhen}.
   */
  String[] answersWhen() default {};

  /** For a decision: all words that an output can take: {@code "output: WORD, OTHER"}. */
  String[] answerWords() default {};

  /** For a decision: the outputs that the step reads as numbers. */
  String[] numbers() default {};

  /** For a decision: the outputs that the step reads as yes or no; all others are texts. */
  String[] yesNo() default {};

  /** For a form: the keys that it may submit. */
  String[] keys() default {};

  /**
   * For a form: the keys without which the step refuses what is submitted: {@code "key"}, or {@code
   * "key=WORD: other"} where only that choice needs it.
   */
  String[] requires() default {};

  /** For a form: all words that a key can take: {@code "key: WORD, OTHER"}. */
  String[] choices() default {};

  /** What a step can be in the diagram. */
  enum Kind {
    START_FORM,
    SERVICE_TASK,
    SEND_TASK,
    BUSINESS_RULE_TASK,
    USER_TASK,
    MESSAGE_END_EVENT,
    EXECUTION_LISTENER,
    TASK_LISTENER
  }
}
