package org.espalier.stdlib.device;

import org.espalier.stdlib.engine.CardLibraries;
import org.espalier.stdlib.engine.EngineKind;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Whether MXNet would run on a card here. */
public final class CardCondition implements ExecutionCondition {
  /** As a notice that is printed once in a test run. */
  private static final class Notice {
    static final String TEXT = print(CardLibraries.choice(EngineKind.MXNET, Cards.look()).reason());

    private static String print(String reason) {
      if (!reason.isEmpty()) {
        System.out.println("skipped: tests on a graphics card: " + reason);
      }
      return reason;
    }
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return Notice.TEXT.isEmpty()
        ? ConditionEvaluationResult.enabled("there is a card")
        : ConditionEvaluationResult.disabled(Notice.TEXT);
  }
}
