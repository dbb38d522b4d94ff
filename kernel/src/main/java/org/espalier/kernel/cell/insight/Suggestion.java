package org.espalier.kernel.cell.insight;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.espalier.kernel.cell.javadoc.Declared;
import org.jspecify.annotations.Nullable;

/**
 * A name that can stand at the cursor.
 *
 * @param name what is typed
 * @param forms what is declared under it: overloads, a class' constructors
 * @param kind {@code function}, {@code property}, {@code class}, {@code package}, {@code keyword}
 * @param rank whose it is; the user's own come first
 */
public record Suggestion(String name, List<Form> forms, String kind, Rank rank) {
  /** Copies. */
  public Suggestion {
    forms = List.copyOf(forms);
  }

  /** A name of one form, of which no more is known. */
  Suggestion(String name, String signature, String kind, Rank rank) {
    this(name, List.of(Form.of(signature)), kind, rank);
  }

  /**
   * One of what is declared under a name.
   *
   * @param signature how it is shown
   * @param declared where its comment is to be found; null where it has none
   * @param least how many arguments it needs
   * @param most how many arguments it takes
   */
  public record Form(String signature, @Nullable Declared declared, int least, int most) {
    static Form of(String signature) {
      return new Form(signature, null, 0, 0);
    }
  }

  /** From the nearest to the farthest. */
  public enum Rank {
    /** Declared in the notebook. */
    OWN,
    /** A member of what stands before the dot. */
    MEMBER,
    /** Imported. */
    IMPORTED,
    /** A word of the language. */
    KEYWORD
  }

  /** Best first: those that begin exactly as typed, then by whose they are, then by name. */
  static Comparator<Suggestion> bestFor(String prefix) {
    return Comparator.<Suggestion, Boolean>comparing(each -> !each.name().startsWith(prefix))
        .thenComparing(Suggestion::rank)
        .thenComparing(Suggestion::name, String.CASE_INSENSITIVE_ORDER)
        .thenComparing(Suggestion::name);
  }

  /** How it is shown, overloads each on a line. */
  public String signature() {
    return forms.stream().map(Form::signature).distinct().collect(Collectors.joining("\n"));
  }

  /** This, and another of the same name. */
  Suggestion with(Suggestion other) {
    List<String> shown = forms.stream().map(Form::signature).toList();
    Stream<Form> more = other.forms.stream().filter(form -> !shown.contains(form.signature()));
    return new Suggestion(name, Stream.concat(forms.stream(), more).toList(), kind, rank);
  }
}
