package org.espalier.kernel.session;

import java.util.UUID;
import org.espalier.kernel.output.CellOutput;
import org.espalier.kernel.output.CurrentOutput;
import org.espalier.kernel.render.MimeBundle;
import org.espalier.kernel.render.Renderers;
import org.espalier.stdlib.draw.Screen;

/**
 * The output area of the cell that a thread belongs to: each place is one display, updated in
 * place.
 */
final class CellScreen implements Screen {
  private final Renderers renderers;

  CellScreen(Renderers renderers) {
    this.renderers = renderers;
  }

  @Override
  public Place place() {
    return new Display(renderers, UUID.randomUUID().toString());
  }

  private static final class Display implements Place {
    private final Renderers renderers;
    private final String id;
    private boolean open;

    Display(Renderers renderers, String id) {
      this.renderers = renderers;
      this.id = id;
    }

    @Override
    public synchronized void put(Object value) {
      MimeBundle bundle = renderers.render(value);
      CurrentOutput.get().ifPresent(output -> show(output, bundle));
    }

    private void show(CellOutput output, MimeBundle bundle) {
      if (open) {
        output.update(id, bundle);
      } else {
        output.display(bundle, id);
        open = true;
      }
    }
  }
}
