package org.espalier.kernel.cell.insight;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.espalier.kernel.cell.insight.Suggestion.Rank;
import org.jetbrains.kotlin.fir.declarations.FirDeclaration;

/** Collects the names that begin as typed; of the same name and rank, each signature once. */
final class Suggestions {
  private final String prefix;
  private final String lowerPrefix;
  private final Map<String, Suggestion> byName = new LinkedHashMap<>();

  Suggestions(String prefix) {
    this.prefix = prefix;
    this.lowerPrefix = prefix.toLowerCase(Locale.ROOT);
  }

  boolean wants(String name) {
    return name.length() >= prefix.length()
        && name.toLowerCase(Locale.ROOT).startsWith(lowerPrefix)
        && !name.startsWith("<")
        && name.indexOf('$') < 0;
  }

  /** Whether something was typed; without it, what is imported is too much to list. */
  boolean hasPrefix() {
    return !prefix.isEmpty();
  }

  void add(FirDeclaration declaration, Rank rank) {
    Optional<Suggestion> suggestion = Signatures.of(declaration, rank);
    suggestion.ifPresent(this::add);
  }

  void add(Suggestion suggestion) {
    if (wants(suggestion.name())) {
      byName.merge(suggestion.name(), suggestion, Suggestions::merged);
    }
  }

  /** Adds a name of which nothing is known, unless more is known already. */
  void addUnknown(Suggestion suggestion) {
    if (wants(suggestion.name())) {
      byName.putIfAbsent(suggestion.name(), suggestion);
    }
  }

  private static Suggestion merged(Suggestion first, Suggestion second) {
    return first.rank() == second.rank() ? first.with(second) : first;
  }

  List<Suggestion> bestFirst() {
    return byName.values().stream().sorted(Suggestion.bestFor(prefix)).toList();
  }
}
