package org.espalier.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espalier.dsl.word.NearestWord;
import org.espalier.kernel.maven.Repositories;

/** The magics there are, in the order in which {@code %help} lists them. */
public final class Magics {
  private final List<Magic> all = new ArrayList<>();

  /**
   * All of them.
   *
   * @param settings where {@code %engine} and {@code %device} keep what they set
   */
  public Magics(EngineSettings settings) {
    all.add(new HelpMagic(this));
    all.add(new TimeMagic("%time", "expression", "runs one expression and says how long it took"));
    all.add(new TimeMagic("%%time", "", "on the first line: says how long the whole cell took"));
    all.add(new WhoMagic());
    all.add(new ClasspathMagic());
    all.add(new MavenMagic(new MavenResolver(Repositories.ofUser())));
    all.add(new EngineMagic(settings));
    all.add(new DeviceMagic(settings));
  }

  /** Every magic. */
  public List<Magic> all() {
    return List.copyOf(all);
  }

  /**
   * Finds a magic.
   *
   * @param name with its percent signs
   * @throws MagicFailure when there is none, with the nearest name
   */
  public Magic find(String name) throws MagicFailure {
    Optional<Magic> found = all.stream().filter(each -> each.name().equals(name)).findFirst();
    if (found.isPresent()) {
      return found.get();
    }
    String hint =
        NearestWord.to(name, all.stream().map(Magic::name).toList())
            .map(near -> " Did you mean " + near + "?")
            .orElse("");
    throw new MagicFailure("There is no magic " + name + "." + hint + " %help lists them all.");
  }
}
