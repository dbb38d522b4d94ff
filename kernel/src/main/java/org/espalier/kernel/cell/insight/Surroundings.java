package org.espalier.kernel.cell.insight;

import java.util.ArrayList;
import java.util.List;
import org.jetbrains.kotlin.KtSourceElement;
import org.jetbrains.kotlin.fir.FirElement;
import org.jetbrains.kotlin.fir.declarations.FirAnonymousFunction;
import org.jetbrains.kotlin.fir.declarations.FirDeclaration;
import org.jetbrains.kotlin.fir.declarations.FirFunction;
import org.jetbrains.kotlin.fir.declarations.FirProperty;
import org.jetbrains.kotlin.fir.expressions.FirBlock;
import org.jetbrains.kotlin.fir.expressions.FirCheckedSafeCallSubject;
import org.jetbrains.kotlin.fir.expressions.FirExpression;
import org.jetbrains.kotlin.fir.expressions.FirQualifiedAccessExpression;
import org.jetbrains.kotlin.fir.symbols.impl.FirReplSnippetSymbol;
import org.jetbrains.kotlin.fir.types.ConeKotlinType;
import org.jetbrains.kotlin.fir.types.FirTypeUtilsKt;
import org.jetbrains.kotlin.fir.visitors.FirVisitor;
import org.jspecify.annotations.Nullable;

/** What the resolved tree says about the place of the mark. */
final class Surroundings extends FirVisitor<@Nullable Object, @Nullable Object> {
  private final int markStart;
  private final int markEnd;
  private final List<FirDeclaration> locals = new ArrayList<>();
  private final List<ConeKotlinType> receivers = new ArrayList<>();
  private @Nullable FirExpression receiver;

  private Surroundings(int markStart, int markEnd) {
    this.markStart = markStart;
    this.markEnd = markEnd;
  }

  static Surroundings of(FirReplSnippetSymbol snippet, int markStart, int markEnd) {
    Surroundings surroundings = new Surroundings(markStart, markEnd);
    surroundings.visitElement(snippet.getFir(), null);
    return surroundings;
  }

  /** Local variables and parameters that the mark sees. */
  List<FirDeclaration> locals() {
    return locals;
  }

  /** The types of {@code this} in the lambdas around the mark, the innermost last. */
  List<ConeKotlinType> receivers() {
    return receivers;
  }

  /** What stands before the dot before the mark. */
  @Nullable FirExpression receiver() {
    return receiver;
  }

  /** The type of an expression; of a safe call, without the null. */
  static @Nullable ConeKotlinType typeOf(FirExpression expression) {
    FirExpression original =
        expression instanceof FirCheckedSafeCallSubject subject
            ? subject.getOriginalReceiverRef().getValue()
            : expression;
    if (original instanceof FirQualifiedAccessExpression access) {
      return access.getConeTypeOrNull();
    }
    return original == null ? null : FirTypeUtilsKt.getResolvedType(original);
  }

  @Override
  public @Nullable Object visitElement(FirElement element, @Nullable Object data) {
    if (element instanceof FirQualifiedAccessExpression access) {
      note(access);
    }
    if (element instanceof FirFunction function && contains(element)) {
      locals.addAll(function.getValueParameters());
      if (element instanceof FirAnonymousFunction lambda && lambda.getReceiverParameter() != null) {
        ConeKotlinType type =
            FirTypeUtilsKt.getConeTypeOrNull(lambda.getReceiverParameter().getTypeRef());
        if (type != null) {
          receivers.add(type);
        }
      }
    }
    if (element instanceof FirBlock block && contains(element)) {
      block.getStatements().forEach(this::noteLocal);
    }
    element.acceptChildren(this, null);
    return null;
  }

  private void note(FirQualifiedAccessExpression access) {
    KtSourceElement name = access.getCalleeReference().getSource();
    if (receiver == null
        && access.getExplicitReceiver() != null
        && name != null
        && name.getEndOffset() == markEnd) {
      receiver = access.getExplicitReceiver();
    }
  }

  private void noteLocal(FirElement statement) {
    if (statement instanceof FirProperty property
        && property.getSource() != null
        && property.getSource().getEndOffset() <= markStart) {
      locals.add(property);
    }
  }

  private boolean contains(FirElement element) {
    KtSourceElement source = element.getSource();
    return source != null
        && source.getStartOffset() <= markStart
        && markEnd <= source.getEndOffset();
  }
}
