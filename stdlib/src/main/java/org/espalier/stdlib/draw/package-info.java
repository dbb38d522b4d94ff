/**
 * The drawing room: graphs, curves and tables as pictures. A picture is a value with an SVG, a PNG
 * and a text form of the same content; this package knows nothing of notebooks or searches.
 *
 * <p>{@link org.espalier.stdlib.draw.Diagram} says what a picture of a graph shows, {@link
 * org.espalier.stdlib.draw.Chart} what one of curves shows, {@link org.espalier.stdlib.draw.Table}
 * holds rows and columns. {@link org.espalier.stdlib.draw.Pictures} makes them from the language's
 * own values.
 *
 * <h2>Who draws</h2>
 *
 * <p>Diagrams are laid out by ELK's layered algorithm and written as SVG here. Curves are drawn by
 * Lets-Plot 4.1.0, chosen over XChart 4.0.3 after both had drawn the same forty points and the same
 * step line at 640 by 360 pixels (JDK 17, two cores, 12 drawings in one process, run once on a
 * machine that others used too, so only big differences mean something):
 *
 * <table>
 * <caption>Two chart libraries</caption>
 * <tr><th>&nbsp;</th><th>Lets-Plot 4.1.0</th><th>XChart 4.0.3 and VectorGraphics2D 0.13</th></tr>
 * <tr><td>first drawing</td><td>370 ms</td><td>560 ms</td></tr>
 * <tr><td>median of the last eight</td><td>18 ms</td><td>89 ms</td></tr>
 * <tr><td>size of the SVG</td><td>22 kB, 12 kB as it is kept here</td><td>235 kB</td></tr>
 * <tr><td>letters</td><td>text, found and read aloud</td><td>outlines of glyphs</td></tr>
 * <tr><td>jars</td><td>5.1 MB and Kotlin's run time (1.9 MB)</td><td>0.5 MB</td></tr>
 * <tr><td>looks</td><td>round tick values, quiet grid, every part in a theme</td><td>a label at
 * each second trial in bold, dashed grid, joints in the step line</td></tr>
 * </table>
 *
 * <p>The bigger jars bought the smaller, sharper and searchable pictures. No type of Kotlin is used
 * here. What Lets-Plot draws is made regular, so that equal charts give equal bytes. The PNG of all
 * pictures is drawn from their SVG by JSVG.
 */
@NullMarked
package org.espalier.stdlib.draw;

import org.jspecify.annotations.NullMarked;
