package org.espalier.stdlib.device;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.espalier.stdlib.engine.CardLibraries;
import org.espalier.stdlib.engine.EngineKind;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Whether an engine would run on a card here. */
public final class CardCondition implements ExecutionCondition {
  /** Why each engine would not; each is printed once in a test run. */
  private static final Map<EngineKind, String> REASONS = new ConcurrentHashMap<>();

  private static String reason(EngineKind engine) {
    String reason = CardLibraries.choice(engine, Cards.look()).reason();
    if (!reason.isEmpty()) {
      System.out.println("skipped: tests of " + engine.label() + " on a graphics card: " + reason);
    }
    return reason;
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    EngineKind engine =
        AnnotationSupport.findAnnotation(context.getElement(), NeedsCard.class)
            .map(NeedsCard::value)
            .orElse(EngineKind.MXNET);
    String reason = REASONS.computeIfAbsent(engine, CardCondition::reason);
    return reason.isEmpty()
        ? ConditionEvaluationResult.enabled("there is a card")
        : ConditionEvaluationResult.disabled(reason);
  }
}
